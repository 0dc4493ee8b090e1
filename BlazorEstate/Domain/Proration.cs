namespace BlazorEstate.Domain;

/// <summary>A monthly amount for some days of the month, by actual days, both bounds included (domain rule 3).</summary>
public static class Proration
{
    /// <summary>Amount × days kept ÷ days of the month, rounded half away from zero; a full month is the full amount.</summary>
    /// <param name="monthly">Minor units per calendar month.</param>
    /// <param name="from">First day kept.</param>
    /// <param name="to">Last day kept, in the same month.</param>
    public static long OfMonth(long monthly, DateOnly from, DateOnly to)
    {
        if (to < from || to.Month != from.Month || to.Year != from.Year)
        {
            throw new ArgumentException($"{from:O} to {to:O} are not days of one month", nameof(to));
        }

        return Rounding.Share(monthly, to.Day - from.Day + 1, DateTime.DaysInMonth(from.Year, from.Month));
    }

    /// <summary>The same over any days: each calendar month is rounded by itself, then added.</summary>
    public static long Over(long monthly, DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException($"{to:O} is before {from:O}", nameof(to));
        }

        var sum = 0L;
        for (var day = from; ;)
        {
            var last = LastOfMonth(day);
            if (last >= to)
            {
                return checked(sum + OfMonth(monthly, day, to));
            }

            sum = checked(sum + OfMonth(monthly, day, last));
            day = last.AddDays(1);
        }
    }

    internal static DateOnly LastOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
