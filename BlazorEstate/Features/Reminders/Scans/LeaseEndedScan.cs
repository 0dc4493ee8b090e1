using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>Leases that reached their end by themselves; of those that were ended by hand it was told then.</summary>
public sealed class LeaseEndedScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock) : ReminderScan(factory, writer)
{
    // A new agency brings years of ended leases: they are no news.
    private const int NewsDays = 31;

    public override string Name => "lease-ended";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct) =>
        await db.Closing(Steps.Add(day, -NewsDays), Steps.Add(day, -1)).Where(l => l.EndedOn == null)
            .NotTold(Told(db, EventKinds.LeaseEnded.Key), 1).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(ct);

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        foreach (var lease in await db.LeaseEndsAsync(batch, ct))
        {
            findings.Notifications.Add(EventKinds.LeaseEnded.About(lease.Subject, clock.UtcNow, null, lease.Tenant, lease.LastDay, lease.Code).OnDay(lease.LastDay.AddDays(1)));
        }

        return findings;
    }
}
