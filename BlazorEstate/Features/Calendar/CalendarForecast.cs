using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>
/// Charges that leases will have and that are not issued yet (domain rule 6), counted by due day. Only what can fall due in the
/// visible days is worked out, and what was worked out is kept until anything changes.
/// </summary>
public sealed class CalendarForecast(IDbContextFactory<EstateDbContext> factory, CalendarTerms terms, AgencyClock clock, RevisionCache cache)
{
    public async Task<IEnumerable<CalendarEntry>> ReadAsync(CalendarView view, CancellationToken ct)
    {
        var first = view.From > clock.Today ? view.From : clock.Today.AddDays(1);
        if (first > view.To)
        {
            return [];
        }

        var key = $"calendar-forecast/{first:O}/{view.To:O}/{view.Property}/{view.Owner}";
        return await cache.GetAsync(key, days => days.Length * 96L, async none => (await SumAsync(view with { From = first }, none)).ToArray(), ct);
    }

    // In a context of its own: others may wait for the answer when whoever asked first has left.
    private async Task<IEnumerable<CalendarEntry>> SumAsync(CalendarView view, CancellationToken ct)
    {
        var (from, to) = (view.From, view.To);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var leases = new LeaseScope(db, view.Property, view.Owner);
        var issued = await IssuedAsync(db, from, to, ct);
        var sums = new SortedDictionary<DateOnly, (int Count, long Amount)>();
        var mine = await leases.NumbersAsync(ct);
        foreach (var (id, _, lease) in await terms.ReadAsync(ct))
        {
            if (lease.Start > to || mine?.Contains(id) == false)
            {
                continue;
            }

            foreach (var charge in RentSchedule.Between(lease, from.AddDays(-CalendarTerms.Reach), to))
            {
                if (charge.DueOn >= from && charge.DueOn <= to && charge.Total != 0 && !issued.Contains((id, charge.From)))
                {
                    var (count, amount) = sums.GetValueOrDefault(charge.DueOn);
                    sums[charge.DueOn] = (count + 1, amount + charge.Total);
                }
            }
        }

        return sums.Select(s => CalendarEntry.OnDay(CalendarKind.Forecast, s.Key) with { Count = s.Value.Count, Amount = s.Value.Amount });
    }

    // Also those that were cancelled: what a person cancelled is not issued again.
    private static async Task<HashSet<(long, DateOnly)>> IssuedAsync(EstateDbContext db, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var standing = await db.Charges.Periods().Where(c => c.CancelledOn == null && c.DueOn >= from && c.DueOn <= to).Select(c => new { c.LeaseId, c.From }).ToListAsync(ct);
        var cancelled = await db.Charges.Periods().Where(c => c.CancelledOn != null && c.DueOn >= from && c.DueOn <= to).Select(c => new { c.LeaseId, c.From }).ToListAsync(ct);
        return [.. standing.Concat(cancelled).Select(c => (c.LeaseId, c.From))];
    }
}
