using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects which charges a lease brings, for which days and when they fall due (rules 1, 2, 5 and 6).</summary>
public sealed class RentScheduleRules
{
    [Fact]
    public void Eight_hundred_from_15_January_to_14_March_is_sixteen_hundred()
    {
        var charges = RentSchedule.All(NewLease("2025-01-15", "2025-03-14").Terms).ToList();
        Assert.Equal([43_871, 80_000, 36_129], charges.Select(c => c.Total));
        Assert.Equal(160_000, charges.Sum(c => c.Total));
    }

    [Fact]
    public void Nine_years_are_108_charges_extended_111_ended_early_12()
    {
        var lease = NewLease("2017-01-01", "2025-12-31");
        Assert.Equal(108, RentSchedule.All(lease.Terms).Count());
        Assert.True(lease.Extend(Day("2026-03-31")).IsOk);
        Assert.Equal(111, RentSchedule.All(lease.Terms).Count());
        Assert.True(lease.EndOn(Day("2017-12-31"), "left", []).IsOk);
        Assert.Equal(12, RentSchedule.All(lease.Terms).Count());
    }

    [Theory]
    [InlineData(RentTiming.InAdvance, 5, "2025-01-15,2025-02-05,2025-03-05")]
    [InlineData(RentTiming.InAdvance, 31, "2025-01-31,2025-02-28,2025-03-31")]
    [InlineData(RentTiming.InArrears, 31, "2025-01-31,2025-02-28,2025-03-31")]
    [InlineData(RentTiming.InArrears, 10, "2025-01-15,2025-02-10,2025-03-10")]
    public void Due_day_is_clamped_to_the_month_and_never_before_the_period(RentTiming timing, int dueDay, string expected)
    {
        var terms = Terms("2025-01-15", "2025-03-14") with { Timing = timing, DueDay = dueDay };
        Assert.Equal(expected.Split(',').Select(Day), RentSchedule.All(NewLease(terms).Terms).Select(c => c.DueOn));
    }

    [Fact]
    public void A_quarter_bills_its_three_months_and_falls_due_by_timing()
    {
        var terms = Terms("2025-02-10", "2025-12-31") with { Frequency = RentFrequency.Quarterly, DueDay = 5 };
        var advance = RentSchedule.All(NewLease(terms).Terms).ToList();
        Assert.Equal(4, advance.Count);
        Assert.Equal((Day("2025-02-10"), Day("2025-03-31"), Day("2025-02-10")), (advance[0].From, advance[0].To, advance[0].DueOn));
        Assert.Equal(Proration.OfMonth(80_000, Day("2025-02-10"), Day("2025-02-28")) + 80_000, advance[0].Total);
        Assert.Equal((Day("2025-04-05"), 240_000), (advance[1].DueOn, advance[1].Total));
        var arrears = RentSchedule.All(NewLease(terms with { Timing = RentTiming.InArrears }).Terms).ToList();
        Assert.Equal(Day("2025-06-05"), arrears[1].DueOn);
    }

    [Fact]
    public void A_year_is_one_charge_of_twelve_months()
    {
        var terms = Terms("2024-03-01", "2026-02-28") with { Frequency = RentFrequency.Yearly };
        Assert.Equal([800_000, 960_000, 160_000], RentSchedule.All(NewLease(terms).Terms).Select(c => c.Total));
    }

    [Fact]
    public void A_line_that_changes_splits_its_period()
    {
        var lease = NewLease("2025-01-01", "2025-12-31");
        Assert.True(lease.ChangeLines(Day("2025-06-11"), [new(LineKind.Rent, "", 90_000)]).IsOk);
        var june = RentSchedule.At(lease.Terms, Day("2025-06-30"))!.Value;
        Assert.Equal([(Day("2025-06-01"), Day("2025-06-10"), 26_667L), (Day("2025-06-11"), Day("2025-06-30"), 60_000L)],
            june.Lines.Select(l => (l.From, l.To, l.Amount)));
        Assert.Equal(80_000, RentSchedule.At(lease.Terms, Day("2025-05-01"))!.Value.Total);
        Assert.Equal(90_000, RentSchedule.At(lease.Terms, Day("2025-07-01"))!.Value.Total);
    }

    [Fact]
    public void A_line_may_stop_by_itself()
    {
        var terms = Terms("2025-01-01", "2025-12-31") with
        {
            Lines = [new(LineKind.Rent, "", 80_000), new(LineKind.Other, "works", -10_000, Day("2025-02-14"))],
        };
        Assert.Equal([70_000, 75_000, 80_000], RentSchedule.All(NewLease(terms).Terms).Take(3).Select(c => c.Total));
    }

    [Fact]
    public void Issuing_looks_ahead_by_due_date_and_never_repeats()
    {
        var lease = NewLease(Terms("2025-01-01", "2025-12-31") with { DueDay = 10 });
        Assert.Equal(2, RentSchedule.DueBy(lease.Terms, Day("2025-03-09")).Count());
        var issued = RentSchedule.DueBy(lease.Terms, Day("2025-03-10")).Select(c => c.From).ToHashSet();
        Assert.Equal(3, issued.Count);
        Assert.Empty(RentSchedule.ToIssue(lease.Terms, Day("2025-03-31"), issued));
        Assert.Equal([Day("2025-04-01")], RentSchedule.ToIssue(lease.Terms, Day("2025-04-10"), issued).Select(c => c.From));
    }

    [Fact]
    public void Windows_and_single_days_give_whole_charges()
    {
        var terms = NewLease("2025-01-15", "2025-12-31").Terms;
        Assert.Equal([Day("2025-02-01"), Day("2025-03-01")], RentSchedule.Between(terms, Day("2025-02-20"), Day("2025-03-01")).Select(c => c.From));
        Assert.Equal([Day("2025-02-01")], RentSchedule.DueBetween(terms, Day("2025-01-16"), Day("2025-02-28")).Select(c => c.DueOn));
        Assert.Empty(RentSchedule.Between(terms, Day("2026-01-01"), Day("2026-12-31")));
        Assert.Null(RentSchedule.At(terms, Day("2025-01-14")));
        Assert.Null(RentSchedule.At(terms, Day("2026-01-01")));
        Assert.Equal(43_871, RentSchedule.At(terms, Day("2025-01-20"))!.Value.Total);
    }

    [Fact]
    public void A_lease_of_one_day_is_one_charge() =>
        Assert.Equal(2_581, RentSchedule.All(NewLease("2025-01-31", "2025-01-31").Terms).Single().Total);
}
