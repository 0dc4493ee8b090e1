using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects the days of a plan: month ends, leap years, and what holds of every series.</summary>
public sealed class RecurrenceRules
{
    public static TheoryData<PlanPeriod> Periods => [.. Enum.GetValues<PlanPeriod>()];

    [Theory]
    [InlineData(1, PlanPeriod.Day, "2026-03-28", "2026-03-28 2026-03-29 2026-03-30 2026-03-31")] // Clocks change on the 29th.
    [InlineData(10, PlanPeriod.Day, "2026-10-20", "2026-10-20 2026-10-30 2026-11-09")]
    [InlineData(6, PlanPeriod.Week, "2026-01-05", "2026-01-05 2026-02-16 2026-03-30 2026-05-11")]
    [InlineData(1, PlanPeriod.Month, "2026-01-31", "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31")]
    [InlineData(1, PlanPeriod.Month, "2028-01-30", "2028-01-30 2028-02-29 2028-03-30")]
    [InlineData(3, PlanPeriod.Month, "2026-11-30", "2026-11-30 2027-02-28 2027-05-30 2027-08-30")]
    [InlineData(18, PlanPeriod.Month, "2026-08-31", "2026-08-31 2028-02-29 2029-08-31")]
    [InlineData(1, PlanPeriod.Year, "2024-02-29", "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29")]
    [InlineData(2, PlanPeriod.Year, "2026-12-31", "2026-12-31 2028-12-31 2030-12-31")]
    public void A_series_keeps_the_day_of_its_start(int every, PlanPeriod period, string first, string days)
    {
        var expected = days.Split(' ').Select(Day).ToList();
        Assert.Equal(expected, expected.Select((_, i) => new Recurrence(every, period).At(Day(first), i)!.Value));
    }

    [Theory, MemberData(nameof(Periods))]
    public void The_days_around_any_day_are_those_of_the_series(PlanPeriod period) => Seeded.Cases(2_000, random =>
    {
        var every = new Recurrence(random.Next(1, Recurrence.Most(period) + 1), period);
        var first = random.Day(Day("2000-01-01"), Day("2060-12-31"));
        var day = random.Day(Day("1999-01-01"), Day("2199-12-31"));
        var series = Enumerable.Range(0, int.MaxValue).Select(i => every.At(first, i)).TakeWhile(d => d <= day).ToList();
        Assert.Equal(every.At(first, series.Count), every.After(first, day));
        Assert.Equal(series.LastOrDefault(), every.UpTo(first, day));
        Assert.All(series.Zip(series.Skip(1)), pair => Assert.True(pair.Second!.Value.DayNumber - pair.First!.Value.DayNumber >= every.Shortest));
    });

    [Theory, MemberData(nameof(Periods))]
    public void Months_and_years_stay_on_the_day_of_the_start_or_on_the_last_of_the_month(PlanPeriod period) => Seeded.Cases(500, random =>
    {
        var every = new Recurrence(random.Next(1, Recurrence.Most(period) + 1), period);
        var first = random.Day(Day("2000-01-01"), Day("2060-12-31"));
        for (var i = 0; i < 40 && every.At(first, i) is { } day; i++)
        {
            switch (period)
            {
                case PlanPeriod.Day: Assert.Equal(first.DayNumber + (i * every.Every), day.DayNumber); break;
                case PlanPeriod.Week: Assert.Equal(first.DayOfWeek, day.DayOfWeek); break;
                default: Assert.Equal(Math.Min(first.Day, DateTime.DaysInMonth(day.Year, day.Month)), day.Day); break;
            }
        }
    });

    [Fact]
    public void A_series_ends_with_the_calendar()
    {
        Assert.Null(new Recurrence(20, PlanPeriod.Year).At(Day("9990-01-01"), 1));
        Assert.Null(new Recurrence(1, PlanPeriod.Month).After(Day("9999-12-01"), Day("9999-12-01")));
        Assert.Equal(DateOnly.MaxValue, new Recurrence(1, PlanPeriod.Day).UpTo(Day("9999-12-30"), DateOnly.MaxValue));
    }

    [Theory]
    [InlineData(0, PlanPeriod.Day, false)]
    [InlineData(-1, PlanPeriod.Month, false)]
    [InlineData(1, (PlanPeriod)9, false)]
    [InlineData(21, PlanPeriod.Year, false)]
    [InlineData(20, PlanPeriod.Year, true)]
    [InlineData(int.MaxValue, PlanPeriod.Week, false)]
    public void Nothing_comes_every_zero_days(int every, PlanPeriod period, bool sensible) => Assert.Equal(sensible, new Recurrence(every, period).IsSensible);

    [Fact]
    public void Every_legal_check_has_a_usual_period_and_says_where_it_stands()
    {
        Assert.Equal(Enum.GetValues<LegalCheck>(), LegalChecks.All.Select(r => r.Check).Order());
        Assert.All(LegalChecks.All, r => Assert.True(r.Repeats.IsSensible && r.Source.Any(char.IsAsciiDigit), r.Check.ToString()));
        Assert.Equal("6 Week", string.Create(CultureInfo.InvariantCulture, $"{LegalChecks.Of(LegalCheck.LiftMaintenance).Repeats.Every} {LegalChecks.Of(LegalCheck.LiftMaintenance).Repeats.Period}"));
    }
}
