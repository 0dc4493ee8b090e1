using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>What leases have in the calendar: rents, ends, revisions, deposits. Where many fall on a day, they are counted by the database and not read.</summary>
public sealed class CalendarLeases(CalendarTerms terms, AgencyClock clock)
{
    // Two sums, each from an index of its own: what was charged, and what of it is open.
    internal static async Task<IEnumerable<CalendarEntry>> RentsAsync(EstateDbContext db, LeaseScope leases, CalendarView view, CancellationToken ct)
    {
        var (from, to) = (view.From, view.To);
        var billed = leases.Of(db.Charges.Where(c => c.DueOn >= from && c.DueOn <= to && c.CancelledOn == null), c => c.LeaseId);
        var open = leases.Of(db.Charges.Where(c => c.DueOn >= from && c.DueOn <= to && c.CancelledOn == null && c.Paid < c.Total), c => c.LeaseId);
        var sums = await billed.GroupBy(c => c.DueOn).Select(g => new { Day = g.Key, Count = g.Count(), Total = g.Sum(c => c.Total) }).ToListAsync(ct);
        var owed = await open.GroupBy(c => c.DueOn).Select(g => new { Day = g.Key, Open = g.Sum(c => c.Total - c.Paid) }).ToDictionaryAsync(x => x.Day, x => x.Open, ct);
        return sums.Select(s => CalendarEntry.OnDay(CalendarKind.Rent, s.Day) with { Count = s.Count, Amount = s.Total, Open = owed.GetValueOrDefault(s.Day) });
    }

    internal static async Task<IEnumerable<CalendarEntry>> EndsAsync(LeaseScope leases, CalendarView view, CancellationToken ct)
    {
        var days = await leases.EndingDaysAsync(view.From, view.To, ct);
        var told = days.Where(d => view.Tells(d.Count)).Select(d => d.LastDay).Order().ToList();
        return days.Where(d => !view.Tells(d.Count)).Select(d => CalendarEntry.Many(CalendarKind.LeaseEnd, d.LastDay, d.Count))
            .Concat((await leases.EndingAsync(told, ct)).Select(l => Of(CalendarKind.LeaseEnd, l.LastDay, l)));
    }

    internal static async Task<IEnumerable<CalendarEntry>> DepositsAsync(LeaseScope leases, CalendarView view, CancellationToken ct)
    {
        var days = (await leases.DepositDaysAsync(view.From.AddDays(-62), view.To.AddDays(-28), ct))
            .Where(d => view.Has(d.ReturnBy)).GroupBy(d => d.ReturnBy).ToLookup(g => view.Tells(g.Sum(d => d.Count)));
        var (told, ended) = (days[true].Select(g => g.Key).ToHashSet(), days[true].SelectMany(g => g).Select(d => d.LastDay).Distinct().Order().ToList());
        return days[false].Select(g => CalendarEntry.Many(CalendarKind.Deposit, g.Key, g.Sum(d => d.Count), g.Sum(d => d.Deposits)))
            .Concat((await leases.EndingAsync(ended, ct)).Where(l => l.Deposit > 0 && told.Contains(l.ReturnBy)).Select(l => Of(CalendarKind.Deposit, l.ReturnBy, l) with { Amount = l.Deposit }));
    }

    /// <summary>Of leases that still run, as long as the revision may be asked for.</summary>
    internal async Task<IEnumerable<CalendarEntry>> RevisionsAsync(LeaseScope leases, CalendarView view, CancellationToken ct)
    {
        var today = clock.Today;
        if (RentRevision.LostAfter(view.To) < today)
        {
            return [];
        }

        var (first, mine) = (today.AddYears(-1) > view.From ? today.AddYears(-1) : view.From, await leases.NumbersAsync(ct));
        var days = (from l in await terms.ReadAsync(ct)
                    where l.Terms.LastDay >= today && mine?.Contains(l.Id) != false
                    from day in RentRevision.Between(l.Kind, l.Terms.Start, l.Terms.LastDay, first, view.To)
                    group l.Id by day).ToLookup(g => view.Tells(g.Count()));
        var names = await leases.NamedAsync(days[true].SelectMany(g => g), ct);
        return days[false].Select(g => CalendarEntry.Many(CalendarKind.Revision, g.Key, g.Count()))
            .Concat(from g in days[true] from id in g where names.ContainsKey(id) select Of(CalendarKind.Revision, g.Key, names[id]));
    }

    private static CalendarEntry Of(CalendarKind kind, DateOnly day, EndingLease l) =>
        CalendarEntry.OnDay(kind, day) with { Code = l.Code, Name = l.Tenant, Place = l.Place, Changes = l.Version - 1 };
}
