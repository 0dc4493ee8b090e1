using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>The tenant's part of the cost, which reaches the tenant's account exactly once (domain rule 19).</summary>
public sealed partial class Intervention
{
    /// <summary>Nobody is asked to pay later than this.</summary>
    public const int LatestRechargeDays = 366;

    /// <summary>What stands on the tenant's account, minor units without VAT; null while nothing does.</summary>
    public long? RechargedAmount { get; private set; }

    /// <summary>How often a recharge was taken back.</summary>
    public int RechargeCorrections { get; private set; }

    public bool IsRecharged => RechargedAmount is not null;

    /// <summary>Nothing can be changed any more, costs included. What was closed opens again for its costs by a correction of the recharge, until it is recharged anew.</summary>
    public bool IsOver => IsOverAt(Status, RechargeCorrections, IsRecharged);

    /// <summary>What is done and has a part for the tenant that is not recharged yet.</summary>
    public bool IsToRecharge => IsToRechargeAt(Status, TenantPart, IsRecharged, CommonParts);

    public static bool IsOverAt(InterventionStatus status, int corrections, bool recharged) =>
        InterventionMoves.IsEnd(status) && !(status == InterventionStatus.Closed && corrections > 0 && !recharged);

    /// <param name="commonParts">What is done there is shared among all by the settlement of charges (domain rule 15).</param>
    public static bool IsToRechargeAt(InterventionStatus status, long tenantPart, bool recharged, bool commonParts = false) =>
        status is InterventionStatus.Completed or InterventionStatus.Closed && tenantPart > 0 && !recharged && !commonParts;

    /// <summary>
    /// Makes the tenant's part a charge of its own on a lease of the unit; the account bills it. Costs and who bears them stand still from then on.
    /// Problems: Recharge.NotDone, Recharge.Already, Recharge.Nothing, Recharge.CommonParts; leaseCode (Recharge.OtherUnit, Recharge.LaterLease); dueOn (Recharge.DueInPast, Recharge.DueTooLate).
    /// </summary>
    public Result<(Charge Charge, InterventionEntry Entry)> Recharge(Lease lease, DateOnly dueOn, DateOnly today, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var (done, latest) = (CompletedOn ?? today, today.AddDays(LatestRechargeDays));
        return new Checks()
            .That(!IsRecharged, "", "Recharge.Already", new MoneyArg(RechargedAmount ?? 0))
            .That(IsRecharged || Status is InterventionStatus.Completed or InterventionStatus.Closed, "", "Recharge.NotDone", Status)
            .That(IsRecharged || TenantPart > 0, "", "Recharge.Nothing")
            .That(!CommonParts, "", "Recharge.CommonParts")
            .That(lease.UnitId == UnitId, "leaseCode", "Recharge.OtherUnit", lease.Code)
            .That(lease.Start <= done, "leaseCode", "Recharge.LaterLease", lease.Code, lease.Start)
            .That(dueOn >= today, "dueOn", "Recharge.DueInPast", today)
            .That(dueOn <= latest, "dueOn", "Recharge.DueTooLate", latest)
            .ToResult(() =>
            {
                var charge = Charge.IssueRecharge(this, lease, done, dueOn, today);
                RechargedAmount = TenantPart;
                return (charge, InterventionEntry.Of(this, InterventionEvent.Recharged, act).About(lease.Code, charge.Total));
            });
    }

    /// <summary>Takes the recharge back, so that costs and bearer can be put right and it be recharged anew. Problems: Recharge.None, reason.</summary>
    /// <param name="total">What stood on the account with VAT, minor units.</param>
    public Result<InterventionEntry> CorrectRecharge(string leaseCode, long total, string? reason, InterventionAct act) => new Checks()
        .That(IsRecharged, "", "Recharge.None")
        .Required("reason", reason, Limits.Text)
        .ToResult(() =>
        {
            RechargedAmount = null;
            RechargeCorrections++;
            return InterventionEntry.Of(this, InterventionEvent.RechargeCorrected, act, reason).About(leaseCode, total);
        });

    private Checks CostsOpen() => new Checks()
        .That(!IsRecharged, "", "Recharge.Locked")
        .That(IsRecharged || !IsOver, "", "Intervention.Ended", Status);
}
