using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects where money goes: named charge, else oldest due, else credit for the next one (rules 7 and 8).</summary>
public sealed class LeaseAccountRules
{
    private readonly Ledger ledger = new(NewLease("2025-01-01", "2025-12-31", 58_000));

    [Fact]
    public void Owed_580_paid_700_is_a_credit_of_120_that_the_next_charge_uses()
    {
        ledger.Issue("2025-01-31").Receive("2025-01-03", 70_000);
        Assert.Equal((58_000, 70_000, 58_000, 12_000, -12_000),
            (ledger.Account.Billed, ledger.Account.Paid, ledger.Account.Allocated, ledger.Account.Credit, ledger.Account.Balance));
        ledger.Issue("2025-02-28");
        Assert.Equal((12_000, 0), (ledger.Charges[1].Paid, ledger.Account.Credit));
        Assert.Equal(46_000, ledger.Account.Balance);
        ledger.CheckInvariants();
    }

    [Fact]
    public void Fifteen_hundred_in_two_halves_is_partly_paid_then_paid_then_partly_paid_again()
    {
        var day = Day("2025-01-20");
        var big = new Ledger(NewLease("2025-01-01", "2025-12-31", 150_000)).Issue("2025-01-31");
        Assert.Equal(ChargeStatus.Due, big.Charges[0].StatusOn(Day("2025-01-01")));
        Assert.Equal(ChargeStatus.Overdue, big.Charges[0].StatusOn(Day("2025-01-02")));
        big.Receive("2025-01-10", 75_000);
        Assert.Equal(ChargeStatus.PartlyPaid, big.Charges[0].StatusOn(day));
        Assert.True(big.Charges[0].IsOverdue(day));
        var second = big.Receive("2025-01-15", 75_000);
        Assert.Equal(ChargeStatus.Paid, big.Charges[0].StatusOn(day));
        Assert.False(big.Charges[0].IsOverdue(day));
        big.Reverse(second, day);
        Assert.Equal(ChargeStatus.PartlyPaid, big.Charges[0].StatusOn(day));
        big.CheckInvariants();
    }

    [Fact]
    public void The_oldest_due_is_paid_first()
    {
        ledger.Issue("2025-03-31").Receive("2025-03-10", 60_000);
        Assert.Equal([58_000, 2_000, 0], ledger.Charges.Select(c => c.Paid));
    }

    [Fact]
    public void The_charge_that_the_payer_names_goes_first_and_the_rest_to_the_oldest()
    {
        ledger.Issue("2025-03-31").Receive("2025-03-10", 60_000, named: ledger.Charges[2]);
        Assert.Equal([2_000, 0, 58_000], ledger.Charges.Select(c => c.Paid));
        Assert.Equal([58_000, 2_000], ledger.Rows.Select(r => r.Amount));
    }

    [Fact]
    public void A_named_charge_must_be_open_and_nothing_happens_where_it_is_not()
    {
        ledger.Issue("2025-01-31").Receive("2025-01-03", 58_000);
        var payment = NewPayment(ledger.Lease, "2025-01-04", 100);
        var problem = Assert.Single(ledger.Account.Receive(payment, ledger.Charges, ledger.Charges[0].Id).Problems);
        Assert.Equal(("chargeId", "Payment.ChargeNotOpen"), (problem.Field, problem.Code));
        Assert.Equal((58_000, 100), (ledger.Account.Paid, payment.Unallocated));
        Assert.Equal(["Payment.ChargeNotOpen"], LeaseAccount.Preview(100, ledger.Charges, 0).Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_preview_says_what_receiving_then_does_and_changes_nothing()
    {
        ledger.Issue("2025-02-28");
        var preview = LeaseAccount.Preview(130_000, ledger.Charges, ledger.Charges[1].Id).Value;
        Assert.Equal([(ledger.Charges[1].Id, 58_000L, 0L), (ledger.Charges[0].Id, 58_000L, 0L)], preview.Parts.Select(p => (p.ChargeId, p.Amount, p.Left)));
        Assert.Equal(14_000, preview.Credit);
        Assert.Equal([0, 0], ledger.Charges.Select(c => c.Paid));
        ledger.Receive("2025-02-01", 130_000, ledger.Charges[1]);
        Assert.Equal(preview.Parts.Select(p => (p.ChargeId, p.Amount)), ledger.Rows.Select(r => (r.ChargeId, r.Amount)));
        Assert.Equal(preview.Credit, ledger.Account.Credit);
    }

    [Fact]
    public void Money_counts_on_a_charge_from_its_due_date_or_its_own_day_whichever_is_later()
    {
        ledger.Issue("2025-02-28").Receive("2025-01-20", 116_000);
        Assert.Equal([Day("2025-01-20"), Day("2025-02-01")], ledger.Rows.Select(r => r.EffectiveOn));
    }

    [Fact]
    public void A_charge_of_nothing_is_paid_at_once()
    {
        var free = new Ledger(NewLease("2025-01-01", "2025-12-31", 0)).Issue("2025-01-31");
        Assert.Equal(ChargeStatus.Paid, free.Charges[0].StatusOn(Day("2025-03-01")));
        free.CheckInvariants();
    }

    [Fact]
    public void Rerunning_issues_nothing_new()
    {
        ledger.Issue("2025-03-31").Issue("2025-03-31");
        Assert.Equal(3, ledger.Charges.Count);
        ledger.Cancel(ledger.Charges[2], Day("2025-03-01"));
        ledger.Issue("2025-03-31");
        Assert.Equal(3, ledger.Charges.Count);
    }

    [Fact]
    public void Taking_in_many_at_once_is_the_same_as_one_by_one() => Seeded.Cases(300, random =>
    {
        var lease = NewLease("2024-01-01", "2025-12-31", random.NextInt64(1, 100_000));
        var payments = Enumerable.Range(0, random.Next(40))
            .Select(_ => (Date: random.Day(Day("2024-01-01"), Day("2025-12-31")), Amount: random.NextInt64(1, 90_000))).OrderBy(p => p.Date).ToList();
        var slow = new Ledger(lease).Issue("2025-06-30");
        payments.ForEach(p => slow.Receive(p.Date, p.Amount));
        var fast = new Ledger(lease);
        fast.Charges.AddRange(NewCharges(lease, "2025-06-30"));
        fast.Payments.AddRange(payments.Select(p => NewPayment(lease, p.Date, p.Amount)));
        fast.Account.TakeIn(fast.Charges, fast.Payments, fast.Rows);
        Assert.Equal(slow.Rows.Select(r => (r.Amount, r.EffectiveOn)), fast.Rows.Select(r => (r.Amount, r.EffectiveOn)));
        Assert.Equal(slow.Account.Balance, fast.Account.Balance);
        fast.CheckInvariants();
    });
}
