using BlazorEstate.Domain;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>What stands on the tenant's account. Amounts in minor units; Paid stands on it.</summary>
public sealed record RechargeView(long ChargeId, string LeaseCode, string TenantName, DateOnly DueOn, long Vat, long Total, long Paid, ChargeStatus Status, bool Overdue);

/// <summary>A lease that can bear a recharge.</summary>
public sealed record RechargeLease(long Id, string Code, string TenantName, DateOnly Start, DateOnly LastDay, int VatBasisPoints)
{
    public bool RunsOn(DateOnly day) => Start <= day && LastDay >= day;
}

/// <summary>What a recharge would be, for a person to see before it is made. Minor units without VAT.</summary>
/// <param name="Leases">Of the unit, the newest first.</param>
/// <param name="Usual">Whose repair it was; null where nobody rented on the days that tell it.</param>
public sealed record RechargePlan(string Code, long Amount, DateOnly DueOn, IReadOnlyList<RechargeLease> Leases, RechargeLease? Usual, long Version);
