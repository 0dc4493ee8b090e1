using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>From what the next occurrence is counted (domain rule 20).</summary>
public enum PlanBasis
{
    /// <summary>From the plan's start: the days are known for ever.</summary>
    Fixed,

    /// <summary>From the last completion: completed on 10 March, monthly: 10 April. Nothing new before the former is done.</summary>
    Floating,
}

/// <summary>A day on which a plan has something done.</summary>
/// <param name="Estimated">It moves with the day on which the former is done.</param>
public readonly record struct PlannedDay(DateOnly On, bool Estimated);

/// <summary>How far a plan has come: its newest occurrence that became an intervention, and what became of that.</summary>
public readonly record struct PlanProgress(DateOnly? Last, InterventionStatus? Status, DateOnly? CompletedOn)
{
    public static readonly PlanProgress None;

    /// <summary>It is still to be done.</summary>
    public bool IsOpen => Status is { } status && InterventionMoves.Open.Contains(status);
}

/// <summary>When a plan has something done, and how many days ahead its interventions are made (domain rule 20).</summary>
public sealed record PlanSchedule(Recurrence Repeats, PlanBasis Basis, DateOnly Start, DateOnly? End, int DaysAhead)
{
    public const int MostDaysAhead = 180;

    /// <summary>So many interventions of one plan at most lie ahead at once.</summary>
    public const int MostAhead = 31;

    public static readonly DateOnly First = new(2000, 1, 1);
    public static readonly DateOnly Last = new(2199, 12, 31);

    /// <summary>Problems on every, period, basis, startsOn, endsOn, daysAhead.</summary>
    public Result Check() => new Checks()
        .That(Enum.IsDefined(Repeats.Period), "period", "Choice")
        .That(!Enum.IsDefined(Repeats.Period) || Repeats.IsSensible, "every", "OutOfRange", 1, Recurrence.Most(Repeats.Period))
        .That(Enum.IsDefined(Basis), "basis", "Choice")
        .That(Start >= First && Start <= Last, "startsOn", "OutOfRange", First, Last)
        .That(End is null || End <= Last, "endsOn", "OutOfRange", First, Last)
        .That(End is null || End >= Start, "endsOn", "Plan.EndBeforeStart")
        .That(DaysAhead is >= 0 and <= MostDaysAhead, "daysAhead", "OutOfRange", 0, MostDaysAhead)
        .That(!Repeats.IsSensible || Basis != PlanBasis.Floating || DaysAhead < Repeats.Shortest, "daysAhead", "Plan.AheadOfItself", Repeats.Shortest)
        .That(!Repeats.IsSensible || Basis != PlanBasis.Fixed || DaysAhead / Repeats.Shortest < MostAhead, "daysAhead", "Plan.TooManyAhead", MostAhead)
        .ToResult();

    /// <summary>
    /// The days to come that are no interventions yet. Of those that were missed (the program stood still, the plan was paused or began
    /// in the past) only the newest is left; what comes after a day of a floating plan supposes that it is done on its day.
    /// </summary>
    public IEnumerable<PlannedDay> Upcoming(PlanProgress progress, DateOnly today)
    {
        var next = Basis == PlanBasis.Fixed ? FixedNext(progress, today) : FloatingNext(progress, today);
        while (next is { } day && (End is null || day.On <= End))
        {
            yield return day;
            next = Basis == PlanBasis.Fixed ? Sure(Repeats.After(Start, day.On)) : Guess(Repeats.At(day.On, 1));
        }
    }

    /// <summary>The days whose interventions are to be made by today.</summary>
    public IEnumerable<DateOnly> ToMake(PlanProgress progress, DateOnly today) =>
        Upcoming(progress, today).TakeWhile(d => !d.Estimated && d.On.DayNumber - DaysAhead <= today.DayNumber).Select(d => d.On);

    private PlannedDay? FixedNext(PlanProgress progress, DateOnly today)
    {
        var next = progress.Last is { } last ? Repeats.After(Start, last) : Start;
        return Sure(next < today ? Repeats.UpTo(Start, today) : next);
    }

    private PlannedDay? FloatingNext(PlanProgress progress, DateOnly today)
    {
        if (progress.Last is not { } last)
        {
            return Sure(Start);
        }

        if (progress.IsOpen)
        {
            return Guess(Repeats.At(last > today ? last : today, 1));
        }

        // Changed to a shorter period meanwhile, it still comes after the former.
        var next = Repeats.At(progress.CompletedOn ?? last, 1);
        return Sure(next <= last ? last.AddDays(1) : next);
    }

    private static PlannedDay? Sure(DateOnly? day) => day is { } on ? new(on, false) : null;

    private static PlannedDay? Guess(DateOnly? day) => day is { } on ? new(on, true) : null;
}
