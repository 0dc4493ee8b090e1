using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Data.Bulk;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// Reminds of the interventions that are planned for the next day and not begun, once for each intervention and day: whoever it is given to, and
/// where a vendor does it alone, all who follow maintenance.
/// </summary>
public sealed class InterventionTomorrowScan(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock) : IDailyScan
{
    public string Name => "interventions";

    public async Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var tomorrow = day.AddDays(1);
        var (since, until) = (clock.ToUtc(tomorrow.ToDateTime(default)), clock.ToUtc(tomorrow.AddDays(1).ToDateTime(default)));
        await using var db = await factory.CreateDbContextAsync(ct);
        var kind = EventKinds.InterventionTomorrow;
        var coming = await (from i in db.Interventions
                            where i.PlannedStart >= since && i.PlannedStart < until && i.Status == InterventionStatus.Scheduled
                            where !db.Notifications.Any(n => n.SubjectId == i.Id && n.Kind == kind.Key && n.SubjectKind == nameof(Intervention) && n.Milestone == tomorrow)
                            join u in db.Units on i.UnitId equals u.Id
                            join p in db.Properties on u.PropertyId equals p.Id
                            orderby i.PlannedStart, i.Id
                            select new { i.Id, i.Code, i.Title, i.AssigneeId, Start = i.PlannedStart!.Value, Place = i.CommonParts ? p.Name : u.Label + ", " + p.Name }).ToListAsync(ct);
        if (coming.Count == 0)
        {
            return new ScanRun(Name);
        }

        var news = coming.ConvertAll(i =>
        {
            var told = kind.About(new(nameof(Intervention), i.Id, i.Code), clock.UtcNow, null, i.Place, tomorrow, i.Title, clock.ToLocal(i.Start).ToString("HH:mm", CultureInfo.InvariantCulture)).OnDay(tomorrow);
            return i.AssigneeId is { } person ? told.ToPerson(person) : told;
        });
        await using var tx = await db.BeginWriteAsync(ct);
        var count = await db.InsertNewAsync(news, ct);
        if (count > 0)
        {
            db.Note("scan-interventions", nameof(Notification), 0, day.ToString("O", CultureInfo.InvariantCulture), new { Notifications = new int?[] { null, count } });
            await db.SaveAsync(actor, ct);
            await tx.CommitAsync(ct);
            changes.Publish(new EstateChange(ChangeKinds.Notification));
        }

        return new ScanRun(Name, count);
    }
}
