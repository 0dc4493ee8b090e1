using System.Globalization;

namespace BlazorEstate.Shared;

/// <summary>Says the days of a charge as people do: "June 2025" for a whole month, else both days.</summary>
public static class PeriodText
{
    public static string Of(DateOnly from, DateOnly to)
    {
        var culture = CultureInfo.CurrentCulture;
        if (from.Day == 1 && to == from.AddMonths(1).AddDays(-1))
        {
            var month = from.ToString("MMMM yyyy", culture);
            return char.ToUpper(month[0], culture) + month[1..];
        }

        return from == to ? from.ToString("d", culture) : $"{from.ToString("d", culture)} – {to.ToString("d", culture)}";
    }
}
