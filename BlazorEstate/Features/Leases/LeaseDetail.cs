using BlazorEstate.Domain;

namespace BlazorEstate.Features.Leases;

/// <summary>A line of a lease with the days it counts.</summary>
/// <param name="Amount">Minor units per month, without VAT.</param>
public sealed record LineRow(LineKind Kind, string Label, long Amount, DateOnly From, DateOnly? To);

/// <summary>One lease with all that its page's header and terms say. Amounts in minor units.</summary>
/// <param name="LastDay">The last day let.</param>
/// <param name="Monthly">With VAT, today or on the nearest day of the lease.</param>
/// <param name="Balance">Charges due up to today − payments; positive is owed.</param>
/// <param name="Arrears">What is open on charges whose due date is past.</param>
/// <param name="NextDue">The next open charge, issued or still to come; null where none follows.</param>
public sealed record LeaseDetail(
    long Id, string Code, long Version, LeaseStatus Status, LeaseKind Kind, DateOnly Start, DateOnly End, DateOnly LastDay,
    RentFrequency Frequency, int DueDay, RentTiming Timing, int VatBasisPoints, long Deposit, LateFeeTerms LateFee,
    DateOnly? EndedOn, string? EndReason, string? RenewsCode, string? RenewedByCode,
    string TenantCode, string Tenant, string? TenantEmail, string? TenantPhone, string UnitCode, string Unit, string PropertyCode, string Property, string OwnerCode, string Owner,
    IReadOnlyList<LineRow> Lines, long Monthly, long Billed, long Paid, long Credit, long Balance, long Arrears, NextDue? NextDue)
{
    /// <summary>How many documents the lease has.</summary>
    public int Documents { get; init; }

    /// <summary>The part of what was paid too much up to today that charges due later have taken already; the rest of it is <see cref="Credit"/>.</summary>
    public long SetAgainstLater => Math.Max(0, -Balance - Credit);

    public IReadOnlyList<LineRow> LinesOn(DateOnly day) => [.. Lines.Where(l => l.From <= day && (l.To is not { } to || to >= day))];
}

/// <summary>What falls due next and how much of it is open, minor units.</summary>
public sealed record NextDue(DateOnly Day, long Open);

/// <summary>A charge that is not issued yet. Minor units.</summary>
public sealed record ComingCharge(DateOnly From, DateOnly To, DateOnly DueOn, IReadOnlyList<ChargeLine> Lines, long Vat, long Total)
{
    public static ComingCharge Of(in ScheduledCharge charge) => new(charge.From, charge.To, charge.DueOn, charge.Lines, charge.Vat, charge.Total);
}
