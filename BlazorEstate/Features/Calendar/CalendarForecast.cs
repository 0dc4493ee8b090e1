using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>
/// Charges that leases will have and that are not issued yet (domain rule 6), counted by due day. Only what can fall due in the
/// visible days is worked out, and what was worked out is kept until anything changes.
/// </summary>
public sealed class CalendarForecast(IDbContextFactory<EstateDbContext> factory, AgencyClock clock, RevisionCache cache)
{
    // A due day lies in its period's first or last month: never further from the period than a month.
    private const int Reach = 31;

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
        var mine = leases.IsAll ? null : (await leases.Of(db.Leases, l => l.Id).Select(l => l.Id).ToListAsync(ct)).ToHashSet();
        foreach (var (id, terms) in await TermsAsync(ct))
        {
            if (terms.Start > to || mine?.Contains(id) == false)
            {
                continue;
            }

            foreach (var charge in RentSchedule.Between(terms, from.AddDays(-Reach), to))
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

    // The terms of all leases that still run, kept for every span that is asked for.
    private ValueTask<LeaseTermsRow[]> TermsAsync(CancellationToken ct) => cache.GetAsync($"calendar-terms/{clock.Today:O}", rows => rows.Length * 400L, async none =>
    {
        await using var db = await factory.CreateDbContextAsync(none);
        var since = clock.Today.AddDays(-Reach);
        var running = db.Leases.Where(l => l.LastDay >= since);
        var lines = (await running.Join(db.LeaseLines, l => l.Id, x => x.LeaseId, (_, x) => x).AsNoTracking().ToListAsync(none)).ToLookup(x => x.LeaseId);
        var heads = await running.Select(l => new { l.Id, l.Start, l.LastDay, l.Frequency, l.DueDay, l.Timing, l.VatBasisPoints }).ToListAsync(none);
        return heads.ConvertAll(l => new LeaseTermsRow(l.Id, new RentTerms(l.Start, l.LastDay, l.Frequency, l.DueDay, l.Timing, l.VatBasisPoints, [.. lines[l.Id]]))).ToArray();
    }, ct);

    private sealed record LeaseTermsRow(long Id, RentTerms Terms);
}
