using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Domain.InterventionStatus;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>The course of an intervention and its deadlines: domain rules 17 and 18.</summary>
public sealed class InterventionCourse
{
    private static readonly InterventionAct Act = new(new(2025, 6, 15, 10, 0, 0), 7, "Coralie");
    private static readonly DateOnly Today = Day("2025-06-15");

    private static readonly (InterventionStatus From, InterventionStatus To)[] Allowed =
    [
        (Requested, Accepted), (Requested, Declined), (Accepted, Scheduled), (Scheduled, InProgress), (InProgress, Completed), (Completed, Closed), (Completed, InProgress),
    ];

    public static TheoryData<InterventionStatus, InterventionStatus> AllMoves()
    {
        var moves = new TheoryData<InterventionStatus, InterventionStatus>();
        foreach (var from in Enum.GetValues<InterventionStatus>())
        {
            Array.ForEach(Enum.GetValues<InterventionStatus>(), to => moves.Add(from, to));
        }

        return moves;
    }

    [Theory]
    [MemberData(nameof(AllMoves))]
    public void Only_the_moves_of_the_rule_are_made_and_any_other_says_why(InterventionStatus from, InterventionStatus to)
    {
        var intervention = In(from);
        var moved = intervention.Move(to, "because", Today, Act);
        Assert.Equal(Allowed.Contains((from, to)), moved.IsOk);
        Assert.Equal(moved.IsOk ? to : from, intervention.Status);
        if (!moved.IsOk)
        {
            Assert.Equal(("to", $"Intervention.From{from}"), (moved.Problems[0].Field, moved.Problems[0].Code));
        }
    }

    [Fact]
    public void Completing_reopening_and_closing_keep_the_day_and_count()
    {
        var intervention = In(InProgress);
        Assert.True(intervention.Move(Completed, null, Today, Act).IsOk);
        Assert.Equal((Today, Today.AddDays(7)), (intervention.CompletedOn, intervention.ClosesOn));
        var again = intervention.Move(InProgress, "drips again", Today.AddDays(2), Act).Value;
        Assert.Equal((InterventionEvent.Reopened, (InterventionStatus?)InProgress, "drips again"), (again.Kind, again.To, again.Note));
        Assert.Equal((1, null, null), (intervention.Reopenings, intervention.CompletedOn, intervention.ClosesOn));
        Assert.True(intervention.Move(Completed, null, Today.AddDays(3), Act).IsOk);
        Assert.True(intervention.Move(Closed, null, Today.AddDays(10), Act).IsOk);
        Assert.Equal((Today.AddDays(3), 1), (intervention.CompletedOn, intervention.Reopenings));
    }

    [Fact]
    public void Declining_needs_a_reason_and_a_refused_move_changes_nothing()
    {
        var intervention = In(Requested);
        Assert.Equal("Intervention.ReasonNeeded", intervention.Move(Declined, " ", Today, Act).Problems.Single().Code);
        Assert.Equal("note", intervention.Move(Accepted, new string('x', 1001), Today, Act).Problems.Single().Field);
        Assert.Equal(Requested, intervention.Status);
    }

    [Fact]
    public void A_slot_schedules_what_was_accepted_and_moves_what_is_scheduled()
    {
        var (start, intervention) = (new DateTime(2025, 6, 17, 8, 0, 0), In(Accepted));
        Assert.Equal("Intervention.SlotReversed", intervention.Plan(start, start, null, Act).Problems.Single().Code);
        Assert.Equal("Intervention.SlotTooLong", intervention.Plan(start, start.AddDays(32), null, Act).Problems.Single().Code);
        Assert.Equal(["start", "end"], intervention.Plan(null, null, null, Act).Problems.Select(p => p.Field));
        Assert.Equal(Scheduled, intervention.Plan(start, start.AddHours(2), null, Act).Value.To);
        Assert.Null(intervention.Plan(start.AddDays(1), start.AddDays(1).AddHours(1), "tenant away", Act).Value.To);
        Assert.Equal((Scheduled, (DateTime?)start.AddDays(1)), (intervention.Status, intervention.PlannedStart));
        Assert.Equal("Intervention.NotPlannable", In(Requested).Plan(start, start.AddHours(2), null, Act).Problems.Single().Code);
    }

    [Theory]
    [InlineData(InterventionPriority.Urgent, "2025-02-28", "2025-03-01")]
    [InlineData(InterventionPriority.High, "2024-02-27", "2024-03-01")]
    [InlineData(InterventionPriority.Normal, "2025-12-28", "2026-01-05")]
    [InlineData(InterventionPriority.Low, "2025-01-31", "2025-03-02")]
    public void The_deadline_follows_the_priority_and_its_own_day_is_on_time(InterventionPriority priority, string reported, string deadline)
    {
        var (rules, last) = (new InterventionDeadlines(), Day(deadline));
        Assert.Equal(last, rules.Of(priority, Day(reported)));
        Assert.False(rules.IsLate(InProgress, priority, Day(reported), null, last));
        Assert.True(rules.IsLate(InProgress, priority, Day(reported), null, last.AddDays(1)));
        Assert.False(rules.IsLate(Completed, priority, Day(reported), last, last.AddDays(90)));
        Assert.True(rules.IsLate(Closed, priority, Day(reported), last.AddDays(1), last.AddDays(1)));
        Assert.False(rules.IsLate(Declined, priority, Day(reported), null, last.AddDays(90)));
    }

    [Fact]
    public void However_it_goes_on_the_state_the_days_and_the_count_agree() => Seeded.Cases(2_000, random =>
    {
        var (intervention, day, reopened) = (In(Requested), Today, 0);
        for (var step = 0; step < 30; step++)
        {
            var (before, to) = (intervention.Status, (InterventionStatus)random.Next(7));
            day = day.AddDays(random.Next(3));
            var ok = intervention.Move(to, "x", day, Act).IsOk;
            reopened += ok && before == Completed && to == InProgress ? 1 : 0;
            Assert.Equal(Allowed.Contains((before, to)), ok);
            Assert.Equal(reopened, intervention.Reopenings);
            Assert.Equal(intervention.Status is Completed or Closed, intervention.CompletedOn is not null);
            Assert.True(intervention.CompletedOn is null || intervention.CompletedOn >= intervention.ReportedOn);
        }
    });

    private static Intervention In(InterventionStatus status) => Intervention.Create("M1", 1,
        new("Leak", "plumbing", InterventionPriority.Normal, status, Today, status is Completed or Closed ? Today : null)).Value;
}
