namespace BlazorEstate.Domain;

/// <summary>In what a plan's repetition is counted.</summary>
public enum PlanPeriod
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>Every so many days, weeks, months or years.</summary>
/// <remarks>
/// Each day of a series is counted from its first, never from the one before: monthly from 31 January comes on 28 February (29 in a
/// leap year) and on 31 March again; yearly from 29 February comes on 28 February until the next leap year. Days know no clock, so
/// summer time moves none of them.
/// </remarks>
public readonly record struct Recurrence(int Every, PlanPeriod Period)
{
    /// <summary>The most that each period may be multiplied by: about twenty years, ten for days and weeks.</summary>
    public static int Most(PlanPeriod period) => period switch
    {
        PlanPeriod.Day => 3650,
        PlanPeriod.Week => 520,
        PlanPeriod.Month => 240,
        _ => 20,
    };

    public bool IsSensible => Enum.IsDefined(Period) && Every >= 1 && Every <= Most(Period);

    /// <summary>No two days that follow each other are nearer than this, in days.</summary>
    public int Shortest => Period switch
    {
        PlanPeriod.Day => Every,
        PlanPeriod.Week => Every * 7,
        PlanPeriod.Month => Every * 28,
        _ => Every * 365,
    };

    /// <summary>The day of a series, its first being number 0; null behind the end of the calendar.</summary>
    public DateOnly? At(DateOnly first, int number)
    {
        var steps = (long)Every * number;
        var fits = Period switch
        {
            PlanPeriod.Day => first.DayNumber + steps <= DateOnly.MaxValue.DayNumber,
            PlanPeriod.Week => first.DayNumber + (steps * 7) <= DateOnly.MaxValue.DayNumber,
            PlanPeriod.Month => ((first.Year * 12L) + first.Month - 1 + steps) / 12 <= DateOnly.MaxValue.Year,
            _ => first.Year + steps <= DateOnly.MaxValue.Year,
        };
        return !fits ? null : Period switch
        {
            PlanPeriod.Day => first.AddDays((int)steps),
            PlanPeriod.Week => first.AddDays((int)steps * 7),
            PlanPeriod.Month => first.AddMonths((int)steps),
            _ => first.AddYears((int)steps),
        };
    }

    /// <summary>The first day of a series that comes after a day.</summary>
    public DateOnly? After(DateOnly first, DateOnly day)
    {
        var number = day < first ? 0 : Math.Max(0, NumberNear(first, day) - 1);
        while (At(first, number) is { } found)
        {
            if (found > day)
            {
                return found;
            }

            number++;
        }

        return null;
    }

    /// <summary>The last day of a series that is not after a day; null before the first.</summary>
    public DateOnly? UpTo(DateOnly first, DateOnly day)
    {
        if (day < first)
        {
            return null;
        }

        var number = NumberNear(first, day) + 1;
        while (At(first, number) is not { } found || found > day)
        {
            number--;
        }

        return At(first, number);
    }

    // At most one off: how many whole periods lie between.
    private int NumberNear(DateOnly first, DateOnly day) => Period switch
    {
        PlanPeriod.Day => (day.DayNumber - first.DayNumber) / Every,
        PlanPeriod.Week => (day.DayNumber - first.DayNumber) / (7 * Every),
        PlanPeriod.Month => (((day.Year - first.Year) * 12) + day.Month - first.Month) / Every,
        _ => (day.Year - first.Year) / Every,
    };
}
