using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>What people do at a time or are to do: visits, interventions, and what preventive plans have in store.</summary>
internal static class CalendarWork
{
    public static async Task<IEnumerable<CalendarEntry>> VisitsAsync(EstateDbContext db, CalendarView view, AgencyClock clock, CancellationToken ct)
    {
        var (since, until) = Instants(view, clock);
        var earliest = since - Visit.Longest;
        var rows = view.Vendor is not null ? [] :
            await (from v in db.Visits
                   where v.Start > earliest && v.Start < until && v.End > since && v.Status != VisitStatus.Cancelled
                   join u in db.Units on v.UnitId equals u.Id
                   join p in db.Properties on u.PropertyId equals p.Id
                   where (view.Property == null || p.Code == view.Property) && (view.Owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == view.Owner))
                   where view.Person == null || db.Users.Any(x => (x.Id == v.PersonId || v.Attendees.Any(a => a.UserId == x.Id)) && x.Email == view.Person)
                   select new { v.Code, v.Kind, v.Status, v.Start, v.End, v.Guest, v.Version, Place = u.Label + ", " + p.Name, Person = db.Users.Where(x => x.Id == v.PersonId).Select(x => x.DisplayName).FirstOrDefault() })
                .ToListAsync(ct);
        return rows.Select(v => new CalendarEntry(
            CalendarKind.Visit, clock.ToLocal(v.Start), clock.ToLocal(v.End), v.Code, v.Guest ?? v.Person, v.Place, v.Kind, v.Status, MayMove: v.Status.IsOpen(), Changes: v.Version - 1));
    }

    public static async Task<IEnumerable<CalendarEntry>> InterventionsAsync(EstateDbContext db, CalendarView view, AgencyClock clock, CancellationToken ct)
    {
        var (since, until) = Instants(view, clock);
        var rows = await Places(db, view, db.Interventions.Where(i => i.PlannedStart != null && i.PlannedStart < until && i.PlannedEnd > since)).ToListAsync(ct);
        return rows.Select(i => new CalendarEntry(
            CalendarKind.Intervention, clock.ToLocal(i.Start!.Value), clock.ToLocal(i.End!.Value), i.Code, i.Title, i.Place, Status: i.Status,
            MayMove: i.Status is InterventionStatus.Scheduled or InterventionStatus.InProgress, Changes: i.Version - 1));
    }

    /// <summary>Occurrences that are no interventions yet, and those that are and still wait for a slot.</summary>
    public static async Task<IEnumerable<CalendarEntry>> PreventiveAsync(EstateDbContext db, PlanStandings plans, CalendarView view, AgencyClock clock, CancellationToken ct)
    {
        var (from, to) = (view.From, view.To);
        IReadOnlyList<PlanOccurrence> days = view.Person is null ? await db.PlanOccurrencesAsync(await plans.ReadAsync(ct), from, to, clock.Today, ct) : [];
        var coming = from o in days
                     where (view.Property is null || o.Site.PropertyCode == view.Property) && (view.Owner is null || o.Site.OwnerCode == view.Owner)
                     where view.Vendor is null || o.Site.VendorCode == view.Vendor
                     select CalendarEntry.OnDay(CalendarKind.Preventive, o.On) with { Code = o.PlanCode, Name = o.Title, Place = o.Site.Place, Status = PlanState.Active };
        var made = await Places(db, view, db.Interventions.Where(i => i.PlanId != null && i.PlannedStart == null && i.OccurrenceOn >= from && i.OccurrenceOn <= to && InterventionMoves.Open.Contains(i.Status))).ToListAsync(ct);
        var all = coming.Concat(made.Select(i => CalendarEntry.OnDay(CalendarKind.Preventive, i.On!.Value) with { Code = i.Code, Name = i.Title, Place = i.Place, Status = i.Status, Changes = i.Version - 1 }));
        return all.GroupBy(e => e.Day).SelectMany(g => view.Tells(g.Count()) ? g : Enumerable.Repeat(CalendarEntry.Many(CalendarKind.Preventive, g.Key, g.Count()), 1));
    }

    private static IQueryable<PlacedWork> Places(EstateDbContext db, CalendarView view, IQueryable<Intervention> work) =>
        from i in work
        join u in db.Units on i.UnitId equals u.Id
        join p in db.Properties on u.PropertyId equals p.Id
        where (view.Property == null || p.Code == view.Property) && (view.Owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == view.Owner))
        where view.Person == null || db.Users.Any(x => x.Id == i.AssigneeId && x.Email == view.Person)
        where view.Vendor == null || db.Vendors.Any(v => v.Id == i.VendorId && v.Code == view.Vendor)
        select new PlacedWork(i.Code, i.Title, i.Status, i.PlannedStart, i.PlannedEnd, i.OccurrenceOn, i.Version, i.CommonParts ? p.Name : u.Label + ", " + p.Name);

    private static (DateTime Since, DateTime Until) Instants(CalendarView view, AgencyClock clock) =>
        (clock.ToUtc(view.From.ToDateTime(default)), clock.ToUtc(view.To.AddDays(1).ToDateTime(default)));

    private sealed record PlacedWork(string Code, string Title, InterventionStatus Status, DateTime? Start, DateTime? End, DateOnly? On, long Version, string Place);
}
