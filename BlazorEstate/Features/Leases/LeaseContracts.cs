using BlazorEstate.Domain;

namespace BlazorEstate.Features.Leases;

/// <summary>A lease in a list of the API. Amounts in major units.</summary>
public sealed record LeaseItem(
    string Code, string UnitCode, string Unit, string PropertyCode, string Property, string TenantCode, string Tenant,
    LeaseKind Kind, LeaseStatus Status, DateOnly Start, DateOnly End, decimal? Monthly, decimal? Balance, decimal? Arrears)
{
    /// <summary>For who may see leases and not payments.</summary>
    public LeaseItem WithoutMoney() => this with { Monthly = null, Balance = null, Arrears = null };
}

/// <summary>A lease as the API gives one. Amounts in major units, rates in percent; rent and charges are today's monthly sums without VAT.</summary>
public sealed record LeaseBody(
    string Code, long Version, string UnitCode, string Unit, string PropertyCode, string Property, string OwnerCode, string TenantCode, string Tenant,
    LeaseKind Kind, LeaseStatus Status, DateOnly Start, DateOnly End, DateOnly? EndedOn, string? EndReason,
    RentFrequency Frequency, int DueDay, RentTiming Timing, decimal VatRate, decimal? Deposit, decimal LateFeeRate, int LateFeeGraceDays, decimal? LateFeeCap,
    string? Renews, string? RenewedBy, IReadOnlyList<LineBody> Lines, decimal? Rent, decimal? Charges, decimal? Monthly,
    decimal? Billed, decimal? Paid, decimal? Credit, decimal? Balance, decimal? Arrears, DateOnly? NextDue)
{
    /// <summary>For who may see leases and not payments.</summary>
    public LeaseBody WithoutMoney() => this with
    {
        Deposit = null, LateFeeCap = null, Lines = [], Rent = null, Charges = null, Monthly = null,
        Billed = null, Paid = null, Credit = null, Balance = null, Arrears = null,
    };
}

/// <summary>A monthly amount of a lease with the days it counts; in requests a null "from" is the day the lines start.</summary>
public sealed record LineBody(LineKind Kind, string? Label, decimal Amount, DateOnly? From = null, DateOnly? To = null);

/// <summary>A lease to create. Lines, or in short rent and charges (chargesMode "provision" or "flat"). Amounts in major units, rates in percent.</summary>
public sealed record LeaseInput(
    string? Code, string? UnitCode, string? TenantCode, LeaseKind? Kind, DateOnly? Start, DateOnly? End, RentFrequency? Frequency, int? DueDay, RentTiming? Timing,
    decimal? VatRate, decimal? Deposit, IReadOnlyList<LineBody>? Lines, decimal? Rent, decimal? Charges, string? ChargesMode,
    decimal? LateFeeRate, int? LateFeeGraceDays, decimal? LateFeeCap);

/// <summary>What can change of a lease; what is absent stays. Lines change by POST /leases/{code}/lines, and an earlier end by POST /leases/{code}/end.</summary>
public sealed record LeaseEditInput(
    long? Version, int? DueDay, decimal? VatRate, decimal? Deposit, DateOnly? End, decimal? LateFeeRate, int? LateFeeGraceDays, decimal? LateFeeCap,
    string? UnitCode, string? TenantCode, LeaseKind? Kind, DateOnly? Start, RentFrequency? Frequency, RentTiming? Timing);

/// <summary>Other lines from a day on.</summary>
public sealed record LinesInput(long? Version, DateOnly? From, IReadOnlyList<LineBody>? Lines);

/// <summary>The last day let and why the lease ends then.</summary>
public sealed record EndInput(long? Version, DateOnly? EndedOn, string? Reason);

/// <summary>A renewal from the day after; without a rent or lines the present ones go on, without an end for as long again.</summary>
public sealed record RenewalInput(long? Version, DateOnly? End, decimal? Rent, decimal? Deposit, IReadOnlyList<LineBody>? Lines);

/// <summary>A lease's account at a day. Amounts in major units.</summary>
public sealed record AccountBody(
    DateOnly AsOf, IReadOnlyList<ChargeBody> Charges, IReadOnlyList<PaymentBody> Payments, decimal Billed, decimal Paid, decimal Balance, decimal Credit);

public sealed record ChargeBody(long Id, DateOnly From, DateOnly To, DateOnly Due, IReadOnlyList<ChargeLineBody> Lines, decimal Vat, decimal Total, decimal Paid, ChargeStatus Status);

public sealed record ChargeLineBody(LineKind Kind, string Label, DateOnly From, DateOnly To, decimal Amount);

public sealed record PaymentBody(long Id, DateOnly Date, decimal Amount, PaymentMethod Method, string Reference, long? ReversalOf, DateOnly? ReversedOn, string? Reason);
