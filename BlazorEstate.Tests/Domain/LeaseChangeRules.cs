using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects how a lease changes, ends and is renewed: never by losing money that was paid (rules 1 and 5).</summary>
public sealed class LeaseChangeRules
{
    private readonly Lease lease = NewLease("2025-01-01", "2025-12-31");

    [Fact]
    public void Ending_before_a_paid_period_is_an_error_that_names_it()
    {
        var ledger = new Ledger(lease).Issue("2025-03-01");
        ledger.Receive("2025-01-01", 240_000);
        var problem = Assert.Single(lease.EndOn(Day("2025-02-10"), "left", ledger.Charges).Problems);
        Assert.Equal(("endedOn", "Lease.PaidPeriod"), (problem.Field, problem.Code));
        Assert.Equal([Day("2025-03-01"), Day("2025-03-31")], problem.Args.OfType<DateOnly>());
        Assert.Null(lease.EndedOn);
        Assert.Equal(Day("2025-12-31"), lease.LastDay);
    }

    [Fact]
    public void Ending_cancels_later_charges_and_shortens_the_last_one()
    {
        var ledger = new Ledger(lease).Issue("2025-03-01");
        ledger.Receive("2025-01-01", 160_000);
        Assert.True(lease.EndOn(Day("2025-02-14"), " left ", ledger.Charges).IsOk);
        ledger.Reschedule(Day("2025-02-01"));
        Assert.Equal((Day("2025-02-14"), "left"), (lease.LastDay, lease.EndReason));
        Assert.Equal([80_000, 40_000, 0], ledger.Charges.Select(c => c.IsCancelled ? 0 : c.Total));
        Assert.Equal(ChargeStatus.Cancelled, ledger.Charges[2].StatusOn(Day("2025-02-01")));
        Assert.Equal(40_000, ledger.Account.Credit);
        ledger.CheckInvariants();
    }

    [Fact]
    public void Rescheduling_refuses_as_a_whole_what_would_drop_a_paid_period()
    {
        var ledger = new Ledger(lease).Issue("2025-03-01");
        Assert.True(lease.EndOn(Day("2025-01-10"), "left", []).IsOk);
        ledger.Receive("2025-01-05", 80_000, named: ledger.Charges[2]);
        var result = ledger.Account.Reschedule(lease, ledger.Book, Day("2025-01-05"));
        Assert.Equal("Lease.PaidPeriod", Assert.Single(result.Problems).Code);
        Assert.All(ledger.Charges, c => Assert.Equal((80_000, false), (c.Total, c.IsCancelled)));
        ledger.CheckInvariants();
    }

    [Theory]
    [InlineData("2024-12-31", "left", "endedOn", "Lease.EndBeforeStart")]
    [InlineData("2026-01-01", "left", "endedOn", "Lease.EndAfterTerm")]
    [InlineData("2025-06-30", " ", "reason", "Required")]
    public void A_wrong_end_is_refused(string day, string reason, string field, string code)
    {
        var problem = Assert.Single(lease.EndOn(Day(day), reason, []).Problems);
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }

    [Fact]
    public void An_end_moves_to_an_earlier_day_only()
    {
        Assert.True(lease.EndOn(Day("2025-06-30"), "left", []).IsOk);
        Assert.Equal("Lease.AlreadyEnded", lease.EndOn(Day("2025-07-01"), "left", []).Problems.Single().Code);
        Assert.Equal("Lease.AlreadyEnded", lease.Extend(Day("2026-07-01")).Problems.Single().Code);
        Assert.True(lease.EndOn(Day("2025-05-31"), "left earlier", []).IsOk);
        Assert.Equal(Day("2025-05-31"), lease.LastDay);
    }

    [Fact]
    public void Extending_completes_the_last_charge()
    {
        var short_ = NewLease("2025-01-01", "2025-02-14");
        var ledger = new Ledger(short_).Issue("2025-02-28");
        ledger.Receive("2025-01-01", 120_000);
        Assert.Equal("Lease.ExtendLater", short_.Extend(Day("2025-02-14")).Problems.Single().Code);
        Assert.True(short_.Extend(Day("2025-12-31")).IsOk);
        ledger.Reschedule(Day("2025-02-01")).Issue("2025-03-01");
        Assert.Equal([80_000, 80_000, 80_000], ledger.Charges.Select(c => c.Total));
        Assert.Equal(ChargeStatus.PartlyPaid, ledger.Charges[1].StatusOn(Day("2025-02-01")));
        ledger.CheckInvariants();
    }

    [Fact]
    public void Renewing_follows_without_a_gap_on_the_same_terms()
    {
        lease.ChangeLines(Day("2025-07-01"), [new(LineKind.Rent, "", 82_000)]);
        var terms = lease.RenewalTerms();
        Assert.Equal((Day("2026-01-01"), Day("2026-12-31"), 82_000), (terms.Start, terms.End, terms.Rent));
        var next = Lease.Renew(lease, "L000002", terms).Value;
        Assert.Equal((lease.Id, lease.UnitId, lease.TenantId), (next.RenewsLeaseId, next.UnitId, next.TenantId));
        Assert.False(lease.Overlaps(next));
        Assert.Equal("Lease.RenewalStart", Lease.Renew(lease, "L000002", terms with { Start = Day("2026-01-02") }).Problems.Single().Code);
    }

    [Theory]
    [InlineData("2025-01-01", "2027-12-31", "2030-12-31")]
    [InlineData("2025-01-15", "2026-01-14", "2027-01-14")]
    [InlineData("2025-03-01", "2025-03-10", "2025-04-10")]
    public void A_renewal_is_as_long_as_the_lease(string start, string end, string renewedTo) =>
        Assert.Equal(Day(renewedTo), NewLease(start, end).RenewalTerms().End);

    [Fact]
    public void Lines_change_on_days_of_the_lease_only()
    {
        Assert.Equal("from", lease.ChangeLines(Day("2024-12-31"), [new(LineKind.Rent, "", 1)]).Problems.Single().Field);
        Assert.Equal("from", lease.ChangeLines(Day("2026-01-01"), [new(LineKind.Rent, "", 1)]).Problems.Single().Field);
        Assert.Equal("Lease.NoLines", lease.ChangeLines(Day("2025-06-01"), []).Problems.Single().Code);
        Assert.Equal(80_000, lease.Lines.Single().Amount);
    }

    [Fact]
    public void Lines_from_the_first_day_replace_all()
    {
        Assert.True(lease.ChangeLines(Day("2025-01-01"), [new(LineKind.Rent, "", 70_000)]).IsOk);
        Assert.Equal(70_000, lease.Lines.Single().Amount);
    }

    [Fact]
    public void Editing_leaves_what_was_issued()
    {
        var ledger = new Ledger(lease).Issue("2025-01-31");
        Assert.True(lease.Edit(dueDay: 10, deposit: 0, vatBasisPoints: 2_000, new LateFeeTerms(500)).IsOk);
        ledger.Reschedule(Day("2025-01-31")).Issue("2025-02-28");
        Assert.Equal([(Day("2025-01-01"), 80_000L), (Day("2025-02-10"), 96_000L)], ledger.Charges.Select(c => (c.DueOn, c.Total)));
        Assert.Equal("dueDay", lease.Edit(0, 0, 0, default).Problems.Single().Field);
    }

    [Fact]
    public void A_deposit_above_the_law_may_stay_but_not_grow()
    {
        var home = NewLease(Terms("2025-01-01", "2025-12-31", 80_000, LeaseKind.Unfurnished) with { Deposit = 160_000 });
        Assert.True(home.Edit(1, 160_000, 0, default).IsOk);
        Assert.Equal("Lease.DepositTooHigh", home.Edit(1, 160_001, 0, default).Problems.Single().Code);
    }
}
