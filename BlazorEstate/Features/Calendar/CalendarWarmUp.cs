using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Calendar;

/// <summary>Reads this month: its many queries are then prepared, and what it keeps is there.</summary>
public sealed class CalendarWarmUp(CalendarQueries queries, AgencyClock clock) : IWarmUp
{
    public async Task PrepareAsync(CancellationToken ct)
    {
        var (first, kinds) = (new DateOnly(clock.Today.Year, clock.Today.Month, 1), CalendarKinds.All.ToHashSet());
        await queries.ReadAsync(new CalendarView(first, first.AddMonths(1).AddDays(-1), kinds), ct);
    }
}
