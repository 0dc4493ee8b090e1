namespace BlazorEstate.Email.Letters;

/// <summary>A letter that the agency sends by e-mail.</summary>
/// <param name="Key">Stored; its texts are in LettersText under "key.Subject", "key.Introduction" and so on.</param>
/// <param name="Model">What it says; kept with the mail as JSON until it is sent.</param>
public record LetterKind(string Key, Type Model);

/// <inheritdoc cref="LetterKind"/>
public sealed record LetterKind<TModel>(string Key) : LetterKind(Key, typeof(TModel));

/// <summary>Every letter there is.</summary>
public static class LetterKinds
{
    /// <summary>Avis d'échéance.</summary>
    public static readonly LetterKind<RentCall> RentCall = new("rentCall");

    /// <summary>Reçu, for a period paid in part (domain rule 12).</summary>
    public static readonly LetterKind<RentPaid> Receipt = new("receipt");

    /// <summary>Quittance, for periods paid in full (domain rule 12).</summary>
    public static readonly LetterKind<RentPaid> Quittance = new("quittance");

    /// <summary>Relance simple.</summary>
    public static readonly LetterKind<RentReminder> Reminder1 = new("reminder1");

    /// <summary>Second reminder.</summary>
    public static readonly LetterKind<RentReminder> Reminder2 = new("reminder2");

    /// <summary>Mise en demeure: the last reminder before formal steps.</summary>
    public static readonly LetterKind<RentReminder> Reminder3 = new("reminder3");

    public static readonly LetterKind<VisitNotice> VisitNotice = new("visitNotice");

    public static readonly LetterKind<VisitCancellation> VisitCancelled = new("visitCancelled");

    /// <summary>That an inventory (état des lieux) is signed.</summary>
    public static readonly LetterKind<InventoryNotice> InventorySigned = new("inventorySigned");

    public static readonly LetterKind<InterventionNotice> InterventionNotice = new("interventionNotice");

    /// <summary>That the tenant's part of a repair stands on the account (domain rule 19).</summary>
    public static readonly LetterKind<RechargeNotice> RechargeNotice = new("rechargeNotice");

    /// <summary>That it does not any more.</summary>
    public static readonly LetterKind<RechargeCorrection> RechargeCorrected = new("rechargeCorrected");

    /// <summary>To whom reported a fault without an account and left an address.</summary>
    public static readonly LetterKind<RequestAnswer> RequestAnswer = new("requestAnswer");

    public static readonly LetterKind<OwnerVisitNotice> OwnerVisitNotice = new("ownerVisitNotice");

    public static readonly LetterKind<OwnerInterventionNotice> OwnerInterventionNotice = new("ownerInterventionNotice");

    /// <summary>One notification to somebody who works here.</summary>
    public static readonly LetterKind<StaffNotice> StaffNotice = new("staffNotice");

    /// <summary>What happened in a day or a week, to somebody who works here.</summary>
    public static readonly LetterKind<StaffDigest> Digest = new("digest");

    public static IReadOnlyList<LetterKind> ToTenants { get; } =
        [RentCall, Receipt, Quittance, Reminder1, Reminder2, Reminder3, VisitNotice, VisitCancelled, InventorySigned, InterventionNotice, RechargeNotice, RechargeCorrected, RequestAnswer];

    public static IReadOnlyList<LetterKind> ToOwners { get; } = [OwnerVisitNotice, OwnerInterventionNotice];

    /// <summary>Those whose subject and introduction the agency may word itself.</summary>
    public static IReadOnlyList<LetterKind> Worded { get; } = [.. ToTenants, .. ToOwners];

    public static IReadOnlyList<LetterKind> All { get; } = [.. Worded, StaffNotice, Digest];

    public static LetterKind? Find(string key) => All.FirstOrDefault(k => k.Key == key);
}
