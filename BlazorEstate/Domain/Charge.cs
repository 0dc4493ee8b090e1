using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What a lease owes for one period (échéance), or beside the rent: a late fee, the tenant's part of a repair.</summary>
public sealed class Charge : IVersioned, IAudited, IImported
{
    private Charge()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long LeaseId { get; private set; }

    public Lease? Lease { get; private set; }

    /// <summary>The first day charged (inclusive). With the lease it names the period: it never changes.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day charged (inclusive).</summary>
    public DateOnly To { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public IReadOnlyList<ChargeLine> Lines { get; private set; } = [];

    /// <summary>Sum of the rent lines, minor units without VAT.</summary>
    public long Rent { get; private set; }

    /// <summary>Sum of the provisions and flat charges, minor units without VAT.</summary>
    public long Charges { get; private set; }

    /// <summary>Sum of the other lines, minor units without VAT.</summary>
    public long Other { get; private set; }

    /// <summary>The VAT rate the charge was issued with; a later change of the lease's rate leaves it.</summary>
    public int VatBasisPoints { get; private set; }

    /// <summary>VAT on the sum of all lines, minor units.</summary>
    public long Vat { get; private set; }

    /// <summary>Rent + Charges + Other + Vat, minor units.</summary>
    public long Total { get; private set; }

    /// <summary>The money that stands on the charge, minor units: 0 ≤ Paid ≤ Total.</summary>
    public long Paid { get; private set; }

    /// <summary>The day of the latest reversal that took money off this charge: what pays it again counts from then on.</summary>
    public DateOnly? ReopenedOn { get; private set; }

    public DateOnly? CancelledOn { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>The overdue charge that this late fee was raised for; null for all else.</summary>
    public long? FeeForChargeId { get; private set; }

    /// <summary>The intervention whose tenant's part this recharges (domain rule 19); null for all else.</summary>
    public long? InterventionId { get; private set; }

    public long? ImportId { get; private set; }

    public bool IsCancelled => CancelledOn is not null;

    public bool IsFee => FeeForChargeId is not null;

    public bool IsRecharge => InterventionId is not null;

    /// <summary>A period of rent, which the schedule asks for and a quittance is given for. All else stands beside it and no schedule touches it.</summary>
    public bool IsPeriod => !IsFee && !IsRecharge;

    /// <summary>What a recharge is for, for <see cref="RepairText"/> to say; null for all else.</summary>
    public string? RechargeLabel => IsRecharge && Lines.Count > 0 ? Lines[0].Label : null;

    /// <summary>What is still owed on the charge, minor units; 0 where it is cancelled.</summary>
    public long Open => IsCancelled ? 0 : Total - Paid;

    /// <summary>The charge of a period that the schedule asks for.</summary>
    /// <param name="id">Given by a bulk writer that numbers its rows itself; else 0.</param>
    public static Charge Issue(long leaseId, in ScheduledCharge scheduled, DateOnly issuedOn, long? importId = null, long id = 0)
    {
        var charge = new Charge { Id = id, LeaseId = leaseId, From = scheduled.From, IssuedOn = issuedOn, ImportId = importId };
        charge.Write(scheduled);
        return charge;
    }

    /// <summary>A late fee as a charge of its own, due on the day it is raised, without VAT. See <see cref="LateFee"/> for when one may be raised.</summary>
    internal static Charge IssueFee(Charge overdue, long amount, DateOnly day)
    {
        var scheduled = ScheduledCharge.Of(day, day, day, [new ChargeLine(LineKind.Other, "", day, day, amount)], vatBasisPoints: 0);
        var fee = Issue(overdue.LeaseId, scheduled, day);
        fee.FeeForChargeId = overdue.Id;
        return fee;
    }

    /// <summary>The tenant's part of what was done, dated the day it was completed, with the lease's VAT (domain rules 4 and 19).</summary>
    internal static Charge IssueRecharge(Intervention intervention, Lease lease, DateOnly doneOn, DateOnly dueOn, DateOnly issuedOn)
    {
        var line = new ChargeLine(LineKind.Other, RepairText.Label(intervention.Code, intervention.Title), doneOn, doneOn, intervention.TenantPart);
        var recharge = Issue(lease.Id, ScheduledCharge.Of(doneOn, doneOn, dueOn, [line], lease.VatBasisPoints), issuedOn);
        recharge.InterventionId = intervention.Id;
        return recharge;
    }

    /// <summary>Domain rule 8. A charge paid in part says so even when late; <see cref="IsOverdue"/> tells the lateness.</summary>
    public ChargeStatus StatusOn(DateOnly day) => this switch
    {
        { IsCancelled: true } => ChargeStatus.Cancelled,
        { Open: 0 } => ChargeStatus.Paid,
        { Paid: > 0 } => ChargeStatus.PartlyPaid,
        _ => day > DueOn ? ChargeStatus.Overdue : ChargeStatus.Due,
    };

    /// <summary>Whether something is still owed after the due date: from the day after it on.</summary>
    public bool IsOverdue(DateOnly day) => Open > 0 && day > DueOn;

    /// <summary>Whether the schedule now asks for other days or amounts than the charge says.</summary>
    public bool Differs(in ScheduledCharge now) => To != now.To || !Lines.SequenceEqual(now.Lines);

    internal void Put(long amount)
    {
        var paid = checked(Paid + amount);
        if (paid < 0 || paid > Total || (IsCancelled && amount > 0))
        {
            throw new InvalidOperationException($"{amount} does not fit charge {Id}: {Paid} of {Total}");
        }

        Paid = paid;
    }

    internal void Reopen(DateOnly day) => ReopenedOn = ReopenedOn > day ? ReopenedOn : day;

    internal void Cancel(DateOnly day, string reason) => (CancelledOn, CancelReason) = (day, reason.Trim());

    /// <summary>The schedule's figures in place of the charge's own; money above the new total is for the account to release first.</summary>
    internal void Write(in ScheduledCharge now)
    {
        if (now.Total < Paid)
        {
            throw new InvalidOperationException($"Charge {Id} carries {Paid}, above a total of {now.Total}");
        }

        (To, DueOn, Lines) = (now.To, now.DueOn, now.Lines);
        (Rent, Charges, Other) = (now.Rent, now.Charges, now.Other);
        (VatBasisPoints, Vat, Total) = (now.VatBasisPoints, now.Vat, now.Total);
    }
}
