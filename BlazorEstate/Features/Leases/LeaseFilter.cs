using BlazorEstate.Domain;

namespace BlazorEstate.Features.Leases;

/// <summary>Which leases are asked for. <see cref="LeaseStatus.Running"/> includes those that end soon.</summary>
/// <param name="Property">Codes, here and below.</param>
public sealed record LeaseFilter(
    LeaseKind? Kind = null,
    LeaseStatus? Status = null,
    bool ArrearsOnly = false,
    string? Property = null,
    string? Owner = null,
    string? Unit = null,
    string? Tenant = null,
    DateOnly? EndsBefore = null)
{
    public static readonly LeaseFilter All = new();
}

/// <summary>One lease of a list. Amounts in minor units; the monthly total with VAT, on the day asked (or the nearest day of the lease).</summary>
/// <param name="End">The last day let.</param>
/// <param name="Balance">Charges due up to the day − payments; positive is owed.</param>
/// <param name="Arrears">What is open on charges whose due date is past.</param>
public sealed record LeaseRow(
    long Id, string Code, LeaseKind Kind, DateOnly Start, DateOnly End, LeaseStatus Status,
    string TenantCode, string Tenant, string UnitCode, string Unit, string PropertyCode, string Property,
    long Monthly, long Balance, long Arrears);
