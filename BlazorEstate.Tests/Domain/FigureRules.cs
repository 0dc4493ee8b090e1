using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects the formulas of balance, arrears, late fees, receipts, occupancy and collection (rules 10, 11, 12 and 22).</summary>
public sealed class FigureRules
{
    [Fact]
    public void The_balance_of_a_day_is_charges_due_less_payments_dated_up_to_it()
    {
        var ledger = new Ledger(NewLease("2025-01-01", "2025-12-31")).Issue("2025-03-31");
        var payment = ledger.Receive("2025-02-03", 100_000);
        ledger.Reverse(payment, Day("2025-02-20"));
        Assert.Equal([0, 80_000, 160_000, 60_000, 160_000, 240_000],
            new[] { "2024-12-31", "2025-01-01", "2025-02-02", "2025-02-03", "2025-02-20", "2025-03-01" }
                .Select(day => Figures.BalanceOn(Day(day), ledger.Charges, ledger.Payments)));
    }

    [Fact]
    public void A_statement_runs_to_the_balance_in_order_of_time()
    {
        var ledger = new Ledger(NewLease("2025-01-01", "2025-12-31")).Issue("2025-03-31");
        ledger.Receive("2025-02-01", 100_000);
        ledger.Cancel(ledger.Charges[2], Day("2025-02-02"));
        var lines = AccountStatement.Of(ledger.Charges, ledger.Payments);
        Assert.Equal([(80_000L, 80_000L), (80_000L, 160_000L), (-100_000L, 60_000L)], lines.Select(l => (l.Amount, l.Balance)));
        Assert.Equal(ledger.Account.Balance, lines[^1].Balance);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, ArrearsAge.UpTo30Days)]
    [InlineData(30, ArrearsAge.UpTo30Days)]
    [InlineData(31, ArrearsAge.From31To60Days)]
    [InlineData(60, ArrearsAge.From31To60Days)]
    [InlineData(61, ArrearsAge.From61To90Days)]
    [InlineData(90, ArrearsAge.From61To90Days)]
    [InlineData(91, ArrearsAge.Over90Days)]
    public void Arrears_age_by_due_date(int days, ArrearsAge? age) => Assert.Equal(age, Figures.AgeOf(Day("2025-01-01"), Day("2025-01-01").AddDays(days)));

    [Fact]
    public void Occupancy_and_collection_are_shares_of_one()
    {
        Assert.Equal(0.9333m, Figures.Occupancy(14, 15));
        Assert.Equal(0.6667m, Figures.CollectionRate(2, 3));
        Assert.Null(Figures.Occupancy(0, 0));
        Assert.Null(Figures.CollectionRate(0, 0));
    }

    [Theory]
    [InlineData("2024-12-31", false)]
    [InlineData("2025-01-01", true)]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    public void A_unit_is_let_from_the_first_day_to_the_last(string day, bool let)
    {
        var lease = NewLease("2025-01-01", "2025-12-31");
        lease.EndOn(Day("2025-06-30"), "left", []);
        Assert.Equal(let, lease.RunsOn(Day(day)));
    }

    [Theory]
    [InlineData(LeaseKind.Commercial, "2025-01-11", 0)]
    [InlineData(LeaseKind.Commercial, "2025-01-12", 4_000)]
    [InlineData(LeaseKind.Unfurnished, "2025-06-01", 0)]
    public void A_late_fee_is_for_commercial_leases_after_the_grace(LeaseKind kind, string day, long fee)
    {
        var lease = NewLease(Terms("2025-01-01", "2025-12-31", 80_000, LeaseKind.Commercial) with { LateFee = new(500, 10) });
        if (kind != LeaseKind.Commercial)
        {
            lease = NewLease("2025-01-01", "2025-12-31", 80_000, kind);
        }

        Assert.Equal(fee, LateFee.Of(lease, NewCharges(lease, "2025-01-31")[0], Day(day)));
    }

    [Fact]
    public void A_late_fee_is_capped_and_raised_once()
    {
        var ledger = new Ledger(NewLease(Terms("2025-01-01", "2025-12-31") with { LateFee = new(500, 0, 1_500) })).Issue("2025-02-28");
        var day = Day("2025-01-15");
        var fee = Assert.Single(LateFee.Raise(ledger.Lease, ledger.Charges, day));
        Assert.Equal((1_500, day, ledger.Charges[0].Id, true), (fee.Total, fee.DueOn, fee.FeeForChargeId, fee.IsFee));
        ledger.Rows.AddRange(ledger.Account.Issue([fee], []));
        ledger.Charges.Add(fee);
        Assert.Empty(LateFee.Raise(ledger.Lease, ledger.Charges, day.AddDays(10)));
        ledger.CheckInvariants();
        ledger.Reschedule(day);
        Assert.Equal(1_500, fee.Total);
    }

    [Fact]
    public void A_quittance_is_for_a_period_paid_in_full_else_a_receipt_for_the_sum()
    {
        var terms = Terms("2025-01-01", "2025-12-31") with { Lines = [new(LineKind.Rent, "", 70_000), new(LineKind.Provision, "", 10_000)] };
        var ledger = new Ledger(NewLease(terms)).Issue("2025-01-31");
        Assert.Null(RentReceipt.For(ledger.Charges[0]));
        ledger.Receive("2025-01-02", 30_000);
        Assert.Equal((RentReceiptKind.Receipt, 30_000), (RentReceipt.For(ledger.Charges[0])!.Kind, RentReceipt.For(ledger.Charges[0])!.Received));
        ledger.Receive("2025-01-03", 50_000);
        var quittance = RentReceipt.For(ledger.Charges[0])!;
        Assert.Equal((RentReceiptKind.Quittance, 70_000, 10_000, 80_000), (quittance.Kind, quittance.Rent, quittance.Charges, quittance.Received));
    }
}
