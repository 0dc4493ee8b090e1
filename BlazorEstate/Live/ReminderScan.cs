using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Live;

/// <summary>
/// Notices one kind of thing on a day and tells it once. The database finds what has something new, which is nothing when the scan
/// ran already; only that is read and written.
/// </summary>
public abstract class ReminderScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer) : IDailyScan
{
    public abstract string Name { get; }

    public async Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        IReadOnlyCollection<long> found;
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            found = await FindAsync(db, day, ct);
        }

        return await writer.WriteAsync(Name, day, found, (db, batch, stop) => LookAsync(db, batch, day, stop), actor, ct);
    }

    /// <summary>Keys of the subjects that have something new, without a lock.</summary>
    protected abstract Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct);

    /// <summary>What is to be written of these subjects, without a lock as well.</summary>
    protected abstract Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct);

    /// <summary>What scans have told of one kind of event about leases, or another kind of subject.</summary>
    protected static IQueryable<Notification> Told(EstateDbContext db, string kind, string subject = nameof(Lease)) =>
        db.Notifications.Where(n => n.Kind == kind && n.SubjectKind == subject && n.Milestone != null);
}
