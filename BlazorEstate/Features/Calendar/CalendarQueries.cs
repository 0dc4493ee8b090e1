using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>Reads what a calendar shows of a span of days; never more than the span.</summary>
public sealed class CalendarQueries(IDbContextFactory<EstateDbContext> factory, CalendarForecast forecast, HolidayCalendar holidays, AgencyClock clock)
{
    /// <summary>The longest span that is answered at once.</summary>
    public const int MostDays = 400;

    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarView view, CancellationToken ct = default)
    {
        var entries = new List<CalendarEntry>();
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var leases = new LeaseScope(db, view.Property, view.Owner);
        foreach (var kind in view.Kinds.Order())
        {
            entries.AddRange(kind switch
            {
                CalendarKind.Rent => await RentsAsync(db, leases, view, ct),
                CalendarKind.Forecast => await forecast.ReadAsync(view, ct),
                CalendarKind.Visit => await VisitsAsync(db, view, ct),
                CalendarKind.Intervention => await InterventionsAsync(db, view, ct),
                CalendarKind.LeaseEnd => await LeaseEndsAsync(leases, view, ct),
                CalendarKind.Deposit => await DepositsAsync(leases, view, ct),
                _ => holidays.Between(view.From, view.To).Select(h => CalendarEntry.OnDay(CalendarKind.Holiday, h.Day) with { What = h.Holiday }),
            });
        }

        return [.. entries.OrderBy(e => e.Start).ThenBy(e => e.Kind).ThenBy(e => e.Code, StringComparer.Ordinal)];
    }

    /// <summary>Whose visits and interventions can be shown alone, by name.</summary>
    public async Task<IReadOnlyList<CalendarPerson>> PeopleAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.Where(u => !u.Disabled).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new CalendarPerson(u.Email!, u.DisplayName)).ToListAsync(ct);
    }

    // Two sums, each from an index of its own: what was charged, and what of it is open.
    private static async Task<IEnumerable<CalendarEntry>> RentsAsync(EstateDbContext db, LeaseScope leases, CalendarView view, CancellationToken ct)
    {
        var (from, to) = (view.From, view.To);
        var billed = leases.Of(db.Charges.Where(c => c.DueOn >= from && c.DueOn <= to && c.CancelledOn == null), c => c.LeaseId);
        var open = leases.Of(db.Charges.Where(c => c.DueOn >= from && c.DueOn <= to && c.CancelledOn == null && c.Paid < c.Total), c => c.LeaseId);
        var sums = await billed.GroupBy(c => c.DueOn).Select(g => new { Day = g.Key, Count = g.Count(), Total = g.Sum(c => c.Total) }).ToListAsync(ct);
        var owed = await open.GroupBy(c => c.DueOn).Select(g => new { Day = g.Key, Open = g.Sum(c => c.Total - c.Paid) }).ToDictionaryAsync(x => x.Day, x => x.Open, ct);
        return sums.Select(s => CalendarEntry.OnDay(CalendarKind.Rent, s.Day) with { Count = s.Count, Amount = s.Total, Open = owed.GetValueOrDefault(s.Day) });
    }

    private async Task<IEnumerable<CalendarEntry>> VisitsAsync(EstateDbContext db, CalendarView view, CancellationToken ct)
    {
        var (since, until) = Instants(view);
        var rows = await (from v in db.Visits
                          where v.Start >= since && v.Start < until && v.Status != VisitStatus.Cancelled
                          join u in db.Units on v.UnitId equals u.Id
                          join p in db.Properties on u.PropertyId equals p.Id
                          where (view.Property == null || p.Code == view.Property) && (view.Owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == view.Owner))
                          where view.Person == null || db.Users.Any(x => x.Id == v.PersonId && x.Email == view.Person)
                          select new { v.Code, v.Kind, v.Status, v.Start, v.End, v.Guest, v.Version, Place = u.Label + ", " + p.Name, Person = db.Users.Where(x => x.Id == v.PersonId).Select(x => x.DisplayName).FirstOrDefault() })
            .ToListAsync(ct);
        return rows.Select(v => new CalendarEntry(CalendarKind.Visit, clock.ToLocal(v.Start), clock.ToLocal(v.End), v.Code, v.Guest ?? v.Person, v.Place, v.Kind, v.Status, MayMove: v.Status.IsOpen(), Changes: v.Version - 1));
    }

    private async Task<IEnumerable<CalendarEntry>> InterventionsAsync(EstateDbContext db, CalendarView view, CancellationToken ct)
    {
        var (since, until) = Instants(view);
        var rows = await (from i in db.Interventions
                          where i.PlannedStart != null && i.PlannedStart < until && i.PlannedEnd > since
                          join u in db.Units on i.UnitId equals u.Id
                          join p in db.Properties on u.PropertyId equals p.Id
                          where (view.Property == null || p.Code == view.Property) && (view.Owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == view.Owner))
                          where view.Person == null || db.Users.Any(x => x.Id == i.AssigneeId && x.Email == view.Person)
                          select new { i.Code, i.Title, i.Status, i.PlannedStart, i.PlannedEnd, i.Version, Place = u.Label + ", " + p.Name }).ToListAsync(ct);
        return rows.Select(i => new CalendarEntry(CalendarKind.Intervention, clock.ToLocal(i.PlannedStart!.Value), clock.ToLocal(i.PlannedEnd!.Value), i.Code, i.Title, i.Place, Status: i.Status,
            MayMove: i.Status is InterventionStatus.Scheduled or InterventionStatus.InProgress, Changes: i.Version - 1));
    }

    private static async Task<IEnumerable<CalendarEntry>> LeaseEndsAsync(LeaseScope leases, CalendarView view, CancellationToken ct) =>
        (await leases.EndingAsync(view.From, view.To, ct))
            .Select(l => CalendarEntry.OnDay(CalendarKind.LeaseEnd, l.LastDay) with { Code = l.Code, Name = l.Tenant, Place = l.Place, Changes = l.Version - 1 });

    private static async Task<IEnumerable<CalendarEntry>> DepositsAsync(LeaseScope leases, CalendarView view, CancellationToken ct) =>
        from l in await leases.EndingAsync(view.From.AddDays(-31), view.To.AddDays(-28), ct)
        let day = DepositRule.ReturnBy(l.LastDay)
        where l.Deposit > 0 && day >= view.From && day <= view.To
        select CalendarEntry.OnDay(CalendarKind.Deposit, day) with { Code = l.Code, Name = l.Tenant, Place = l.Place, Amount = l.Deposit, Changes = l.Version - 1 };

    private (DateTime Since, DateTime Until) Instants(CalendarView view) => (clock.ToUtc(view.From.ToDateTime(default)), clock.ToUtc(view.To.AddDays(1).ToDateTime(default)));
}
