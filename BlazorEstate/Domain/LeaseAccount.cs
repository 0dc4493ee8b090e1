using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>
/// The running totals of a lease's money, and the only place where money is put on charges. One row per lease, so that two
/// writers of one account meet here. What holds after every operation: Paid = Allocated + Credit; the rows of a charge add up
/// to its Paid, 0 ≤ Paid ≤ Total; never both credit and an open charge. Money goes to the charge that the payer names
/// (Code civil, art. 1342-10 al. 1), else to the oldest due first (al. 2); what is left waits for the next charge.
/// </summary>
/// <remarks>The caller loads what an operation works on, and saves it all together with the allocations returned.</remarks>
public sealed partial class LeaseAccount : IVersioned
{
    private LeaseAccount()
    {
    }

    public long LeaseId { get; private set; }

    public long Version { get; private set; }

    /// <summary>All charges issued and not cancelled, minor units.</summary>
    public long Billed { get; private set; }

    /// <summary>All payments, reversals taken out, minor units.</summary>
    public long Paid { get; private set; }

    /// <summary>The part of <see cref="Paid"/> that stands on charges, minor units.</summary>
    public long Allocated { get; private set; }

    /// <summary>Money that waits for the next charge, minor units.</summary>
    public long Credit => Paid - Allocated;

    /// <summary>What is owed (positive) or held in advance (negative), minor units.</summary>
    public long Balance => Billed - Paid;

    /// <summary>An empty account.</summary>
    public static LeaseAccount Open(long leaseId) => new() { LeaseId = leaseId };

    /// <summary>Bills new charges; credit is used at once, the oldest money on the oldest charge.</summary>
    /// <param name="credits">At least all payments of the lease with something unallocated.</param>
    public IReadOnlyList<PaymentAllocation> Issue(IReadOnlyCollection<Charge> charges, IReadOnlyCollection<Payment> credits)
    {
        var rows = new List<PaymentAllocation>();
        Bring(charges, []);
        Settle(charges, credits, rows);
        return rows;
    }

    /// <summary>Takes in a new payment. Problem Payment.ChargeNotOpen on "chargeId" where the named charge is not among the open ones.</summary>
    /// <param name="open">At least all open charges of the lease.</param>
    /// <param name="namedChargeId">The charge that the payer names; what it does not need goes to the oldest.</param>
    public Result<IReadOnlyList<PaymentAllocation>> Receive(Payment payment, IReadOnlyCollection<Charge> open, long? namedChargeId = null)
    {
        var plan = AllocationPlan.Of(payment.Unallocated, open, namedChargeId);
        if (!plan.IsOk)
        {
            return Result<IReadOnlyList<PaymentAllocation>>.Fail(plan.Problems);
        }

        Bring([], [payment]);
        return Result<IReadOnlyList<PaymentAllocation>>.Ok([.. plan.Value.Select(part => Put(payment, part.Charge, part.Amount))]);
    }

    /// <summary>What <see cref="Receive"/> would do with an amount, for a person to see before it is done.</summary>
    public static Result<AllocationPreview> Preview(long amount, IReadOnlyCollection<Charge> open, long? namedChargeId = null)
    {
        var plan = AllocationPlan.Of(Math.Max(0, amount), open, namedChargeId);
        return plan.IsOk
            ? new AllocationPreview([.. plan.Value.Select(AllocationPart.Of)], Math.Max(0, amount) - plan.Value.Sum(part => part.Amount))
            : Result<AllocationPreview>.Fail(plan.Problems);
    }

    /// <summary>Takes in many charges and payments at once, as an import does; the same as one by one in order of date, and faster.</summary>
    /// <param name="charges">New ones.</param>
    /// <param name="payments">New ones.</param>
    /// <param name="into">Receives the allocations.</param>
    public void TakeIn(IReadOnlyCollection<Charge> charges, IReadOnlyCollection<Payment> payments, List<PaymentAllocation> into)
    {
        Bring(charges, payments);
        Settle(charges, payments, into);
    }

    private void Bring(IReadOnlyCollection<Charge> charges, IReadOnlyCollection<Payment> payments)
    {
        foreach (var charge in charges)
        {
            Billed = checked(Billed + charge.Total);
        }

        foreach (var payment in payments)
        {
            Paid = checked(Paid + payment.Amount);
        }
    }

    // Oldest money to oldest charge until one of the two runs out.
    private void Settle(IReadOnlyCollection<Charge> charges, IReadOnlyCollection<Payment> payments, List<PaymentAllocation> into)
    {
        var credits = payments.Where(p => p.Unallocated > 0).ToList();
        if (credits.Count == 0)
        {
            return;
        }

        credits.Sort(static (a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : a.Id.CompareTo(b.Id));
        var open = AllocationPlan.OldestFirst(charges);
        for (int c = 0, p = 0; c < open.Count && p < credits.Count;)
        {
            into.Add(Put(credits[p], open[c], Math.Min(credits[p].Unallocated, open[c].Open)));
            c += open[c].Open == 0 ? 1 : 0;
            p += credits[p].Unallocated == 0 ? 1 : 0;
        }
    }

    // Money counts on a charge once it is there, the charge is due, and the latest reversal on the charge has happened.
    private PaymentAllocation Put(Payment payment, Charge charge, long amount)
    {
        var day = payment.Date > charge.DueOn ? payment.Date : charge.DueOn;
        var row = new PaymentAllocation(payment, charge, amount, charge.ReopenedOn > day ? charge.ReopenedOn.Value : day);
        payment.Use(amount);
        charge.Put(amount);
        Allocated = checked(Allocated + amount);
        return row;
    }
}
