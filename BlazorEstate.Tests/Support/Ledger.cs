using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Support;

/// <summary>One lease's account with all its records in memory, as a service would load and save them.</summary>
public sealed class Ledger(Lease lease)
{
    public Lease Lease { get; } = lease;

    public LeaseAccount Account { get; } = LeaseAccount.Open(lease.Id);

    public List<Charge> Charges { get; } = [];

    public List<Payment> Payments { get; } = [];

    public List<PaymentAllocation> Rows { get; } = [];

    public AccountBook Book => new([.. Charges], [.. Payments], [.. Rows]);

    public Ledger Issue(string until) => Issue(Rents.Day(until));

    public Ledger Issue(DateOnly until)
    {
        var fresh = RentSchedule.ToIssue(Lease.Terms, until, Charges.Where(c => c.IsPeriod).Select(c => c.From).ToHashSet()).Select(s => Rents.NewCharge(Lease, s)).ToList();
        Rows.AddRange(Account.Issue(fresh, Payments));
        Charges.AddRange(fresh);
        return this;
    }

    public Payment Receive(string date, long amount, Charge? named = null) => Receive(Rents.Day(date), amount, named);

    public Payment Receive(DateOnly date, long amount, Charge? named = null)
    {
        var payment = Rents.NewPayment(Lease, date, amount);
        Rows.AddRange(Account.Receive(payment, Charges, named?.Id).Value);
        Payments.Add(payment);
        return payment;
    }

    public Payment Reverse(Payment payment, DateOnly day)
    {
        var done = Account.Reverse(payment, day, "cheque bounced", Book, day, Rents.Now).Value;
        Rows.AddRange(done.Rows);
        Payments.Add(done.Payment);
        return done.Payment;
    }

    public Ledger Reschedule(DateOnly day)
    {
        Rows.AddRange(Account.Reschedule(Lease, Book, day).Value);
        return this;
    }

    public void Cancel(Charge charge, DateOnly day) => Rows.AddRange(Account.Cancel(charge, day, "issued by mistake", Book).Value);

    public Charge Recharge(Intervention intervention, DateOnly dueOn, DateOnly day)
    {
        var charge = intervention.Recharge(Lease, dueOn, day, new(Rents.Now.At, 7, "Ada")).Value.Charge;
        Rows.AddRange(Account.Issue([charge], Payments));
        Charges.Add(charge);
        return charge;
    }

    public void Withdraw(Charge charge, DateOnly day) => Rows.AddRange(Account.Withdraw(charge, day, "wrong sum", Book).Value);

    /// <summary>What must hold after every operation, today and seen from every day of the past.</summary>
    public void CheckInvariants()
    {
        Assert.Equal(Charges.Where(c => !c.IsCancelled).Sum(c => c.Total), Account.Billed);
        Assert.Equal(Payments.Sum(p => p.Amount), Account.Paid);
        Assert.Equal(Rows.Sum(r => r.Amount), Account.Allocated);
        Assert.Equal(Payments.Sum(p => p.Unallocated), Account.Credit);
        Assert.Equal(Account.Paid, Account.Allocated + Account.Credit);
        Assert.False(Account.Credit > 0 && Charges.Any(c => c.Open > 0), "credit beside an open charge");
        Assert.Equal(Account.Balance, Charges.Sum(c => c.Open) - Account.Credit);
        var days = Rows.Select(r => r.EffectiveOn).Concat(Payments.Select(p => p.Date)).Concat(Charges.Select(c => c.DueOn)).Distinct().ToList();
        Assert.All(days, OpenAgreesWithRowsThatCameLater);
        foreach (var charge in Charges)
        {
            var own = Rows.Where(r => r.Charge == charge).ToList();
            Assert.Equal(charge.Paid, own.Sum(r => r.Amount));
            Assert.InRange(charge.Paid, 0, charge.Total);
            Assert.Equal(charge.Total, charge.Rent + charge.Charges + charge.Other + charge.Vat);
            Assert.All(days, day => Assert.InRange(At(own, day), 0, charge.IsCancelled || charge.DueOn > day ? 0 : charge.Total));
        }

        foreach (var payment in Payments)
        {
            var own = Rows.Where(r => r.Payment == payment).ToList();
            Assert.Equal(payment.IsReversed || payment.IsReversal ? 0 : payment.Amount, payment.Unallocated + own.Sum(r => r.Amount));
            Assert.All(days, day => Assert.InRange(At(own, day), 0, payment.Date > day || payment.ReversedOn <= day ? 0 : Math.Max(0, payment.Amount)));
        }
    }

    // How statistics see a past day: what is open now, and what was put on those charges only after that day.
    private void OpenAgreesWithRowsThatCameLater(DateOnly day)
    {
        var due = Charges.Where(c => !c.IsCancelled && c.DueOn <= day).ToList();
        var then = due.Sum(c => c.Total) - At(Rows, day);
        Assert.Equal(then, due.Sum(c => c.Open) + Rows.Where(r => r.DueOn <= day && r.EffectiveOn > day).Sum(r => r.Amount));
    }

    private static long At(IEnumerable<PaymentAllocation> rows, DateOnly day) => rows.Where(r => r.EffectiveOn <= day).Sum(r => r.Amount);
}
