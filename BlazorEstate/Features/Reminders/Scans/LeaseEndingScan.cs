using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>Leases that come to their end: one notification at each step before it. Who ended a lease by hand knows.</summary>
public sealed class LeaseEndingScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, ReminderOptions options) : ReminderScan(factory, writer)
{
    private readonly int[] _steps = [.. options.LeaseEndingDays.Select(d => -d).Order()];

    public override string Name => "lease-ending";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var found = new SortedSet<long>();
        foreach (var (days, first, last) in Steps.On(day, _steps))
        {
            found.UnionWith(await db.Closing(first > day ? first : day, last).Where(l => l.EndedOn == null)
                .NotTold(Told(db, EventKinds.LeaseEnding.Key), days).Select(l => l.Id).ToListAsync(ct));
        }

        return found;
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        foreach (var lease in await db.LeaseEndsAsync(batch, ct))
        {
            if (Steps.Newest(lease.LastDay, day, _steps) is { } milestone)
            {
                findings.Notifications.Add(EventKinds.LeaseEnding.About(lease.Subject, clock.UtcNow, null, lease.Tenant, lease.LastDay, lease.Code).OnDay(milestone));
            }
        }

        return findings;
    }
}
