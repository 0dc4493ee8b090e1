using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum QuoteState
{
    /// <summary>Entered, not put forward yet: it can still be changed.</summary>
    Draft,

    /// <summary>Waits for a decision.</summary>
    Submitted,

    Approved,
    Rejected,
    Withdrawn,
}

/// <summary>What a vendor asks for the work.</summary>
/// <param name="Amount">As the vendor wrote it, minor units; what the limit of approval is compared with.</param>
/// <param name="VatIncluded">Whether the amount has VAT in it.</param>
/// <param name="ValidUntil">The last day on which the vendor keeps to it.</param>
public sealed record QuoteInput(long? Amount, bool VatIncluded = true, DateOnly? ValidUntil = null, string? Note = null);

/// <summary>
/// A vendor's quote for an intervention (devis): draft → submitted → approved or rejected; it can be withdrawn until the work has ended.
/// One stands approved at a time.
/// </summary>
public sealed partial class Quote : IAudited, IVersioned
{
    private Quote()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long InterventionId { get; private set; }

    public long VendorId { get; private set; }

    /// <summary>The name as it was then.</summary>
    public string VendorName { get; private set; } = "";

    /// <summary>Minor units.</summary>
    public long Amount { get; private set; }

    public bool VatIncluded { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    public string? Note { get; private set; }

    public QuoteState State { get; private set; }

    /// <summary>Who wrote what it says last.</summary>
    public long? EnteredById { get; private set; }

    public string EnteredBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private set; }

    /// <summary>Who put it forward, and is told what becomes of it.</summary>
    public long? SubmittedById { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why it was approved, rejected or withdrawn.</summary>
    public string? Reason { get; private set; }

    public bool IsOpen => State is QuoteState.Draft or QuoteState.Submitted;

    /// <summary>A draft. Problems: Intervention.Ended; vendorCode (Required, Vendor.Inactive), amount, validUntil, note.</summary>
    public static Result<Quote> Enter(Intervention intervention, Vendor? vendor, QuoteInput input, DateOnly today, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(intervention);
        var quote = new Quote { InterventionId = intervention.Id };
        return new Checks().And(Open(intervention)).And(quote.Write(vendor, input, today, act)).ToResult(() => quote);
    }

    /// <summary>Changes a draft. Problems: Quote.NotDraft, and those of entering it.</summary>
    public Result Change(Intervention intervention, Vendor? vendor, QuoteInput input, DateOnly today, InterventionAct act) =>
        State == QuoteState.Draft ? new Checks().And(Open(intervention)).And(Write(vendor, input, today, act)).ToResult() : Result.Fail("", "Quote.NotDraft", State);

    public bool IsBy(long? userId) => userId is not null && (userId == EnteredById || userId == SubmittedById);

    private static Result Open(Intervention i) => new Checks().That(!InterventionMoves.IsEnd(i.Status), "", "Intervention.Ended", i.Status).ToResult();

    private Result Write(Vendor? vendor, QuoteInput input, DateOnly today, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(input);
        var checks = new Checks()
            .That(vendor is not null, "vendorCode", "Required")
            .That(vendor is not { Active: false }, "vendorCode", "Vendor.Inactive", vendor?.Name ?? "")
            .That(input.Amount is not null, "amount", "Required")
            .That(input.Amount is null or > 0, "amount", "Amount.NotPositive")
            .That(input.Amount is null or <= Limits.Amount, "amount", "Amount.TooLarge")
            .That(input.ValidUntil is null || input.ValidUntil >= today, "validUntil", "Quote.ValidInPast", today)
            .Optional("note", input.Note, Limits.Text);
        if (checks.Ok)
        {
            (VendorId, VendorName, Amount, VatIncluded) = (vendor!.Id, vendor.Name, input.Amount!.Value, input.VatIncluded);
            (ValidUntil, Note) = (input.ValidUntil, Person.OrNull(input.Note));
            (EnteredById, EnteredBy, EnteredAt) = (act.UserId, act.By, act.At);
        }

        return checks.ToResult();
    }
}
