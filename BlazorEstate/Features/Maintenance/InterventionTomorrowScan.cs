using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// Reminds of the interventions that are planned for the next day and not begun, once for each intervention and day: whoever it is given to, and
/// where a vendor does it alone, all who follow maintenance.
/// </summary>
public sealed class InterventionTomorrowScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock) : ReminderScan(factory, writer)
{
    public override string Name => "interventions";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (tomorrow, told) = (Tomorrow(day, clock).Day, Told(db, EventKinds.InterventionTomorrow.Key, nameof(Intervention)));
        return await Coming(db, day).Where(i => !told.Any(n => n.SubjectId == i.Id && n.Milestone == tomorrow))
            .OrderBy(i => i.PlannedStart).ThenBy(i => i.Id).Select(i => i.Id).ToListAsync(ct);
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var (findings, tomorrow) = (new Findings(), Tomorrow(day, clock).Day);
        var coming = await (from i in Coming(db, day)
                            where EF.Parameter(batch).Contains(i.Id)
                            join u in db.Units on i.UnitId equals u.Id
                            join p in db.Properties on u.PropertyId equals p.Id
                            orderby i.PlannedStart, i.Id
                            select new { i.Id, i.Code, i.Title, i.AssigneeId, Start = i.PlannedStart!.Value, Place = i.CommonParts ? p.Name : u.Label + ", " + p.Name }).ToListAsync(ct);
        foreach (var i in coming)
        {
            var told = EventKinds.InterventionTomorrow
                .About(new(nameof(Intervention), i.Id, i.Code), clock.UtcNow, null, i.Place, tomorrow, i.Title, clock.ToLocal(i.Start).ToString("HH:mm", CultureInfo.InvariantCulture)).OnDay(tomorrow);
            findings.Notifications.Add(i.AssigneeId is { } person ? told.ToPerson(person) : told);
        }

        return findings;
    }

    private IQueryable<Intervention> Coming(EstateDbContext db, DateOnly day)
    {
        var (_, since, until) = Tomorrow(day, clock);
        return db.Interventions.Where(i => i.PlannedStart >= since && i.PlannedStart < until && i.Status == InterventionStatus.Scheduled);
    }
}
