using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>Interventions that are not done by the deadline that was set for them or follows from their priority (domain rule 18), told once each.</summary>
public sealed class InterventionDeadlineScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, InterventionDeadlines deadlines) : ReminderScan(factory, writer)
{
    public override string Name => "deadlines";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (told, found) = (Told(db, EventKinds.MaintenanceLate.Key, nameof(Intervention)), new SortedSet<long>());
        foreach (var priority in Enum.GetValues<InterventionPriority>())
        {
            var reported = Steps.Add(day, -deadlines.Days(priority));
            found.UnionWith(await Open(db)
                .Where(i => i.Priority == priority && (i.DueOn < day || (i.DueOn == null && i.ReportedOn < reported)))
                .Where(i => !told.Any(n => n.SubjectId == i.Id)).Select(i => i.Id).ToListAsync(ct));
        }

        return found;
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        var late = await Open(db).Where(i => EF.Parameter(batch).Contains(i.Id)).Select(i => new { i.Id, i.Code, i.Title, i.Priority, i.ReportedOn, i.DueOn }).ToListAsync(ct);
        foreach (var (i, deadline) in late.Select(i => (i, deadlines.Of(i.Priority, i.ReportedOn, i.DueOn))).Where(x => x.Item2 < day))
        {
            findings.Notifications.Add(EventKinds.MaintenanceLate
                .About(new(nameof(Intervention), i.Id, i.Code), clock.UtcNow, null, i.Title, deadline, i.Code).OnDay(Steps.Add(deadline, 1)));
        }

        return findings;
    }

    // Also asked again before it is told: it may be done by then.
    private static IQueryable<Intervention> Open(EstateDbContext db) => db.Interventions.Where(i => i.CompletedOn == null && InterventionMoves.Open.Contains(i.Status));
}
