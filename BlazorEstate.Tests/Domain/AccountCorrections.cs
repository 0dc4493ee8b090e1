using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects what was recorded: payments are reversed and never erased, money on a charge is never lost (rules 5 and 9).</summary>
public sealed class AccountCorrections
{
    private readonly Ledger ledger = new Ledger(NewLease("2025-01-01", "2025-12-31")).Issue("2025-02-28");

    [Fact]
    public void A_reversal_is_a_visible_payment_of_the_negative_amount()
    {
        var payment = ledger.Receive("2025-01-05", 100_000);
        var back = ledger.Reverse(payment, Day("2025-01-20"));
        Assert.Equal((-100_000, payment.Id, Day("2025-01-20"), "cheque bounced"), (back.Amount, back.ReversalOfId, back.Date, back.Reason));
        Assert.Equal((Day("2025-01-20"), 0, 100_000), (payment.ReversedOn, payment.Unallocated, payment.Amount));
        Assert.Equal([0, 0], ledger.Charges.Select(c => c.Paid));
        Assert.Equal((0, 0, 160_000), (ledger.Account.Paid, ledger.Account.Credit, ledger.Account.Balance));
        ledger.CheckInvariants();
    }

    [Fact]
    public void Figures_of_days_before_the_reversal_stand()
    {
        var payment = ledger.Receive("2025-01-05", 80_000);
        ledger.Reverse(payment, Day("2025-01-20"));
        Assert.Equal([(80_000L, Day("2025-01-05")), (-80_000L, Day("2025-01-20"))], ledger.Rows.Select(r => (r.Amount, r.EffectiveOn)));
    }

    [Fact]
    public void What_a_reversal_opens_is_paid_again_from_credit()
    {
        var first = ledger.Receive("2025-01-05", 160_000);
        ledger.Receive("2025-01-10", 90_000);
        ledger.Reverse(first, Day("2025-01-20"));
        Assert.Equal([80_000, 10_000], ledger.Charges.Select(c => c.Paid));
        Assert.Equal([Day("2025-01-20"), Day("2025-02-01")], ledger.Rows.TakeLast(2).Select(r => r.EffectiveOn));
        ledger.CheckInvariants();
    }

    [Fact]
    public void A_payment_is_reversed_once_with_a_reason_and_not_before_it_was_made()
    {
        var payment = ledger.Receive("2025-01-05", 80_000);
        Assert.Equal(["reason"], Codes(payment, "2025-01-05", " ").Select(x => x.Field));
        Assert.Equal([("date", "Payment.ReversalBeforePayment")], Codes(payment, "2025-01-04"));
        Assert.Equal([("date", "Payment.InFuture")], Codes(payment, "2025-03-01"));
        ledger.CheckInvariants();
        var back = ledger.Reverse(payment, Day("2025-01-05"));
        Assert.Equal([("", "Payment.AlreadyReversed")], Codes(payment, "2025-01-06"));
        Assert.Equal([("", "Payment.IsReversal")], Codes(back, "2025-01-06"));
    }

    [Fact]
    public void A_charge_that_carries_money_cannot_be_cancelled()
    {
        var payment = ledger.Receive("2025-01-05", 1);
        var problem = Assert.Single(ledger.Account.Cancel(ledger.Charges[0], Day("2025-01-06"), "mistake", ledger.Book).Problems);
        Assert.Equal("Charge.CarriesMoney", problem.Code);
        ledger.Reverse(payment, Day("2025-01-06"));
        ledger.Cancel(ledger.Charges[0], Day("2025-01-07"));
        Assert.Equal(ChargeStatus.Cancelled, ledger.Charges[0].StatusOn(Day("2025-06-01")));
        Assert.Equal(80_000, ledger.Account.Billed);
        Assert.Equal("Charge.AlreadyCancelled", ledger.Account.Cancel(ledger.Charges[0], Day("2025-01-08"), "again", ledger.Book).Problems.Single().Code);
        ledger.CheckInvariants();
    }

    [Fact]
    public void A_lower_rent_releases_the_surplus_to_the_next_open_charge()
    {
        ledger.Receive("2025-01-05", 80_000);
        Assert.True(ledger.Lease.ChangeLines(Day("2025-01-01"), [new(LineKind.Rent, "", 50_000)]).IsOk);
        ledger.Reschedule(Day("2025-01-31"));
        Assert.Equal([(50_000L, 50_000L), (50_000L, 30_000L)], ledger.Charges.Select(c => (c.Total, c.Paid)));
        Assert.Equal([80_000, -30_000, 30_000], ledger.Rows.Select(r => r.Amount));
        ledger.CheckInvariants();
    }

    [Fact]
    public void A_higher_rent_uses_credit()
    {
        ledger.Receive("2025-01-05", 170_000);
        Assert.True(ledger.Lease.ChangeLines(Day("2025-02-15"), [new(LineKind.Rent, "", 100_000)]).IsOk);
        ledger.Reschedule(Day("2025-02-15"));
        Assert.Equal((90_000, 90_000, 0), (ledger.Charges[1].Total, ledger.Charges[1].Paid, ledger.Account.Credit));
        ledger.CheckInvariants();
    }

    [Fact]
    public void In_arrears_money_moves_with_the_due_date()
    {
        var lease = NewLease(Terms("2025-01-01", "2025-02-14") with { Timing = RentTiming.InArrears, DueDay = 20, Frequency = RentFrequency.Quarterly });
        var arrears = new Ledger(lease).Issue("2025-03-31");
        Assert.Equal(Day("2025-02-20"), arrears.Charges[0].DueOn);
        arrears.Receive("2025-01-10", 100_000);
        Assert.True(lease.Extend(Day("2025-12-31")).IsOk);
        arrears.Reschedule(Day("2025-02-01"));
        Assert.Equal((Day("2025-03-20"), 240_000), (arrears.Charges[0].DueOn, arrears.Charges[0].Total));
        arrears.CheckInvariants();
    }

    [Fact]
    public void An_issued_charge_can_be_given_other_lines()
    {
        var charge = ledger.Charges[0];
        var lines = new ChargeLine[] { new(LineKind.Rent, "", charge.From, charge.To, 80_000), new(LineKind.Other, "keys", charge.From, charge.To, 1_500) };
        ledger.Rows.AddRange(ledger.Account.Amend(charge, ScheduledCharge.Of(charge.From, charge.To, charge.DueOn, lines, 0), ledger.Book).Value);
        Assert.Equal((81_500, 1_500, 161_500), (charge.Total, charge.Other, ledger.Account.Billed));
        ledger.CheckInvariants();
    }

    private IEnumerable<(string Field, string Code)> Codes(Payment payment, string day, string reason = "bounced") =>
        ledger.Account.Reverse(payment, Day(day), reason, ledger.Book, Day("2025-02-28"), Now).Problems.Select(p => (p.Field, p.Code));
}
