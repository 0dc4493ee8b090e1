using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>Rent that falls due in the next days and is still open: one notification per lease.</summary>
public sealed class DueSoonScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, ReminderOptions options) : ReminderScan(factory, writer)
{
    public override string Name => "due-soon";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (told, until) = (Told(db, EventKinds.RentDueSoon.Key), Steps.Add(day, options.DueSoonDays));
        return await db.StillOpen().Where(c => c.DueOn >= day && c.DueOn <= until)
            .Where(c => !told.Any(n => n.SubjectId == c.LeaseId && n.Milestone >= c.DueOn))
            .Select(c => c.LeaseId).Distinct().OrderBy(id => id).ToListAsync(ct);
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var (findings, at) = (new Findings(), clock.UtcNow);
        var charges = await db.OpenChargesAsync(batch, Steps.Add(day, options.DueSoonDays), ct);
        foreach (var lease in await db.PartiesAsync(batch, ct))
        {
            var soon = charges[lease.LeaseId].Where(c => c.DueOn >= day).ToList();
            if (soon.Count > 0)
            {
                findings.Notifications.Add(EventKinds.RentDueSoon
                    .About(new(nameof(Lease), lease.LeaseId, lease.LeaseCode), at, null,
                        lease.Tenant, NotificationArg.OfMoney(soon.Sum(c => c.Open)), lease.LeaseCode, soon[0].DueOn)
                    .OnDay(soon[^1].DueOn));
            }
        }

        return findings;
    }
}
