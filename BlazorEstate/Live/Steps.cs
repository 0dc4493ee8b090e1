namespace BlazorEstate.Live;

/// <summary>The step that a day stands at for all anchor days (due dates, ends of leases) of a span, both included.</summary>
/// <param name="Days">After the anchor day; negative before it.</param>
internal readonly record struct Step(int Days, DateOnly First, DateOnly Last);

/// <summary>
/// Steps are days before or after an anchor day at which something is told. On any day each anchor has at most one newest step, so
/// what is to be told follows from spans of anchor days, which the database compares.
/// </summary>
internal static class Steps
{
    /// <param name="days">Ascending.</param>
    public static IEnumerable<Step> On(DateOnly day, IReadOnlyList<int> days)
    {
        for (var i = 0; i < days.Count; i++)
        {
            yield return new Step(days[i], i + 1 < days.Count ? Add(day, 1 - days[i + 1]) : DateOnly.MinValue, Add(day, -days[i]));
        }
    }

    /// <summary>The day of the newest step reached on a day; null before the first.</summary>
    public static DateOnly? Newest(DateOnly anchor, DateOnly day, IEnumerable<int> days)
    {
        DateOnly? newest = null;
        foreach (var step in days)
        {
            var reached = Add(anchor, step);
            newest = reached <= day && (newest is null || reached > newest) ? reached : newest;
        }

        return newest;
    }

    /// <summary>The calendar ends somewhere.</summary>
    public static DateOnly Add(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));
}
