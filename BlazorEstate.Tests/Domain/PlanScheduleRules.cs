using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Domain.InterventionStatus;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects domain rule 20: what a plan makes next, from its start or from the last completion.</summary>
public sealed class PlanScheduleRules
{
    private static readonly DateOnly Today = Day("2026-03-15");
    private static readonly PlanSchedule Monthly = new(new(1, PlanPeriod.Month), PlanBasis.Fixed, Day("2026-01-31"), null, 10);
    private static readonly PlanSchedule Floating = new(new(1, PlanPeriod.Month), PlanBasis.Floating, Day("2026-03-05"), null, 10);

    [Fact]
    public void Completed_on_10_March_monthly_is_10_April() =>
        Assert.Equal(new(Day("2026-04-10"), false), Floating.Upcoming(new(Day("2026-03-05"), Completed, Day("2026-03-10")), Today).First());

    [Theory]
    [InlineData(Closed, "2026-01-31", "2026-02-28")] // From the completion, clamped.
    [InlineData(Declined, null, "2026-04-05")] // Skipped: from the occurrence.
    public void A_floating_plan_goes_on_from_what_became_of_the_former(InterventionStatus status, string? completed, string next) =>
        Assert.Equal(new(Day(next), false), Floating.Upcoming(new(completed is null ? Day("2026-03-05") : Day("2026-01-31"), status, completed is null ? null : Day(completed)), Today).First());

    [Theory]
    [InlineData(Requested)]
    [InlineData(Accepted)]
    [InlineData(Scheduled)]
    [InlineData(InProgress)]
    public void A_floating_plan_waits_until_the_former_is_done(InterventionStatus status)
    {
        var progress = new PlanProgress(Day("2026-03-05"), status, null);
        Assert.Empty(Floating.ToMake(progress, Day("2027-12-31")));
        Assert.Equal([new(Day("2026-04-15"), true), new(Day("2026-05-15"), true)], Floating.Upcoming(progress, Today).Take(2)); // Done today, were it done today.
    }

    [Theory]
    [InlineData("2026-03-10", "2025-03-10")] // Due anew today, and not done since a year ago.
    [InlineData("2026-03-11", "2026-03-10")]
    [InlineData("2025-03-10", "2025-03-10")]
    [InlineData("2025-01-31", "2025-03-10")]
    public void A_check_that_a_paused_plan_does_not_have_done_stays_overdue(string today, string due)
    {
        var yearly = new PlanDetails("Boiler", "heating", InterventionPriority.Normal, new(new(1, PlanPeriod.Year), PlanBasis.Fixed, Day("2025-03-10"), null, 14), Check: LegalCheck.BoilerService);
        var plan = PreventivePlan.Create("PP1", new(1), yearly).Value;
        Assert.True(plan.Turn(PlanState.Paused, "Works", Day("2025-01-01")).IsOk);
        Assert.Equal(Day(due), new PlanStanding { Plan = plan }.DueOn(Day(today)));
    }

    [Fact]
    public void A_fixed_plan_keeps_its_days_whatever_became_of_the_former()
    {
        foreach (var status in Enum.GetValues<InterventionStatus>())
        {
            Assert.Equal(Day("2026-03-31"), Monthly.Upcoming(new(Day("2026-02-28"), status, Day("2026-03-12")), Today).First().On);
        }
    }

    [Fact]
    public void Interventions_are_made_a_number_of_days_ahead()
    {
        var progress = new PlanProgress(Day("2026-02-28"), Closed, Day("2026-02-27"));
        Assert.Empty(Monthly.ToMake(progress, Day("2026-03-20")));
        Assert.Equal([Day("2026-03-31")], Monthly.ToMake(progress, Day("2026-03-21")));
        Assert.Equal([Day("2026-03-31"), Day("2026-04-30")], (Monthly with { DaysAhead = 60 }).ToMake(progress, Day("2026-03-21")));
    }

    [Fact]
    public void Of_what_was_missed_only_the_newest_is_made()
    {
        var weekly = new PlanSchedule(new(1, PlanPeriod.Week), PlanBasis.Fixed, Day("2025-01-06"), null, 3);
        Assert.Equal([Day("2026-03-09")], weekly.ToMake(PlanProgress.None, Today.AddDays(-3)));
        Assert.Equal([Day("2026-03-09"), Day("2026-03-16")], weekly.ToMake(new(Day("2025-05-05"), Closed, Day("2025-05-05")), Today));
        Assert.Equal([Day("2020-02-01")], (Floating with { Start = Day("2020-02-01") }).ToMake(PlanProgress.None, Today));
    }

    [Fact]
    public void Nothing_comes_after_the_end()
    {
        var until = Monthly with { End = Day("2026-04-30") };
        Assert.Equal([Day("2026-03-31"), Day("2026-04-30")], until.Upcoming(new(Day("2026-02-28"), Closed, Today), Today).Select(d => d.On));
        Assert.Empty(until.Upcoming(new(Day("2026-04-30"), Requested, null), Today));
        Assert.Empty((Floating with { End = Day("2026-04-01") }).Upcoming(new(Day("2026-03-05"), Completed, Day("2026-03-10")), Today));
    }

    [Theory]
    [InlineData(0, "every", "OutOfRange")]
    [InlineData(-3, "every", "OutOfRange")]
    [InlineData(100_000, "every", "OutOfRange")]
    public void A_plan_every_zero_days_is_refused(int every, string field, string code) =>
        Assert.Equal((field, code), Only((Monthly with { Repeats = new(every, PlanPeriod.Day) }).Check().Problems.Single()));

    [Fact]
    public void Schedules_that_cannot_work_are_refused()
    {
        Assert.True(Monthly.Check().IsOk && Floating.Check().IsOk);
        Assert.Equal(("endsOn", "Plan.EndBeforeStart"), Only((Monthly with { End = Day("2026-01-30") }).Check().Problems.Single()));
        Assert.Equal(("daysAhead", "OutOfRange"), Only((Monthly with { DaysAhead = 181 }).Check().Problems.Single()));
        Assert.Equal(("daysAhead", "Plan.AheadOfItself"), Only((Floating with { DaysAhead = 28 }).Check().Problems.Single()));
        Assert.Equal(("daysAhead", "Plan.TooManyAhead"), Only((Monthly with { Repeats = new(1, PlanPeriod.Day), DaysAhead = 31 }).Check().Problems.Single()));
        Assert.Equal(("startsOn", "OutOfRange"), Only((Monthly with { Start = Day("1999-12-31") }).Check().Problems.Single()));
    }

    /// <summary>A year of days: whatever becomes of the interventions, no occurrence is made twice, none out of order, and a floating plan has one open at most.</summary>
    [Fact]
    public void Made_day_by_day_every_occurrence_is_made_once() => Seeded.Cases(400, random =>
    {
        var period = (PlanPeriod)random.Next(4);
        var repeats = new Recurrence(random.Next(1, period == PlanPeriod.Year ? 2 : 5), period);
        var basis = (PlanBasis)random.Next(2);
        var start = random.Day(Day("2025-06-01"), Day("2026-06-01"));
        var plan = new PlanSchedule(repeats, basis, start, null, random.Next(0, Math.Min(repeats.Shortest, 40)));
        var made = new List<DateOnly>();
        var (status, completed) = (Closed, (DateOnly?)null);
        for (var day = Day("2026-01-01"); day < Day("2028-06-01"); day = day.AddDays(random.Next(10) == 0 ? random.Next(1, 60) : 1))
        {
            if (made.Count > 0 && InterventionMoves.Open.Contains(status) && random.Next(12) == 0)
            {
                (status, completed) = random.Next(5) == 0 ? (Declined, (DateOnly?)null) : (Completed, day);
            }

            var next = plan.ToMake(made.Count == 0 ? PlanProgress.None : new(made[^1], status, completed), day).ToList();
            Assert.True(basis == PlanBasis.Fixed || next.Count <= 1);
            Assert.All(next, d => Assert.True(made.Count == 0 || d > made[^1]));
            Assert.True(next.Count(d => d < day) <= 1);
            made.AddRange(next);
            (status, completed) = next.Count > 0 ? (Requested, null) : (status, completed);
            Assert.Empty(plan.ToMake(made.Count == 0 ? PlanProgress.None : new(made[^1], status, completed), day));
        }

        Assert.Equal(made.Distinct().Order(), made);
    });

    private static (string, string) Only(BlazorEstate.Shared.Problem problem) => (problem.Field, problem.Code);
}
