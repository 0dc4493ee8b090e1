using BlazorEstate.Domain;

namespace BlazorEstate.Email.Letters;

/// <summary>The unit that a letter to its owner is about.</summary>
/// <param name="Tenant">Who lives there; null where nobody does.</param>
public sealed record OwnerPlace(string Owner, string Unit, string Address, string? Tenant);

public enum OwnerVisitNews
{
    Planned,
    Moved,
    Cancelled,
}

/// <summary>Times are the agency's.</summary>
/// <param name="Before">When it was to be, of one that was moved.</param>
/// <param name="Place">Where to meet, if not at the unit's door.</param>
/// <param name="Reason">Why it was cancelled.</param>
public sealed record OwnerVisitNotice(
    OwnerPlace Unit, OwnerVisitNews News, VisitKind Kind, DateTime Start, DateTime End, string Who, DateTime? Before = null, string? Place = null, string? Reason = null);

public enum OwnerWorksNews
{
    Accepted,
    Planned,
    Completed,
    Declined,

    /// <summary>Closed, and what it cost or who bears it is not what was told before.</summary>
    Settled,
}

/// <summary>Times are the agency's; null while none is planned.</summary>
/// <param name="Note">What was said of this step: the reason of a request that was declined.</param>
/// <param name="On">The day of the news.</param>
public sealed record OwnerInterventionNotice(
    OwnerPlace Unit, OwnerWorksNews News, string Code, string Title, InterventionPriority Priority, DateOnly On, DateTime? Start, DateTime? End, string? Vendor, string? Note, OwnerCost Cost);

/// <summary>What works cost so far, and who bears how much of it. Amounts in minor units.</summary>
/// <param name="TenantPercent">The tenant's part of a cost that is split.</param>
public sealed record OwnerCost(long Labour, long Parts, long Other, long Tenant, CostBearer Bearer, int? TenantPercent)
{
    public static OwnerCost Of(Intervention i) => new(
        i.LabourCost, i.PartsCost, i.OtherCost, i.TenantPart, i.Bearer, i.Bearer == CostBearer.Split ? i.SplitPercent ?? 50 : null);

    public long Total() => Labour + Parts + Other;

    public long Own() => Total() - Tenant;

    /// <summary>What a letter on what was done says of it.</summary>
    public (long Labour, long Parts, long Other, long Tenant) Amounts() => (Labour, Parts, Other, Tenant);
}
