using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Maintenance;

/// <summary>A slot as people say it: "Tue 17 Jun, 09:00 – 11:00".</summary>
public static class SlotText
{
    public static string? Of(AgencyClock clock, DateTime? start, DateTime? end)
    {
        if (start is not { } first || end is not { } last)
        {
            return null;
        }

        var (from, to, culture) = (clock.ToLocal(first), clock.ToLocal(last), CultureInfo.CurrentCulture);
        return from.Date == to.Date ? $"{Day(from)}, {Time(from)} – {Time(to)}" : $"{Day(from)}, {Time(from)} – {Day(to)}, {Time(to)}";

        string Day(DateTime at) => at.ToString(at.Year == clock.Today.Year ? "ddd d MMM" : "ddd d MMM yyyy", culture);

        string Time(DateTime at) => at.ToString("t", culture);
    }
}
