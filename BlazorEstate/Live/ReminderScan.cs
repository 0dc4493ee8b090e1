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

        return await writer.WriteAsync(Name, day, found, (db, batch, stop) => LookAsync(db, batch, day, stop), actor, ct, (db, news, stop) => UntoldAsync(db, news, day, stop));
    }

    /// <summary>Keys of the subjects that have something new, without a lock.</summary>
    protected abstract Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct);

    /// <summary>What is to be written of these subjects, without a lock as well: what they were found by is asked again, as it may have changed since.</summary>
    protected abstract Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct);

    /// <summary>Of what is about to be written, under the lock, what was not told yet; only for what no unique index knows.</summary>
    protected virtual Task<List<Notification>> UntoldAsync(EstateDbContext db, List<Notification> news, DateOnly day, CancellationToken ct) => Task.FromResult(news);

    /// <summary>The day after a day, and what of it is still to come: of a day that is over, nothing.</summary>
    protected static (DateOnly Day, DateTime Since, DateTime Until) Tomorrow(DateOnly day, AgencyClock clock)
    {
        var tomorrow = Steps.Add(day, 1);
        var (since, until) = (clock.ToUtc(tomorrow.ToDateTime(default)), clock.ToUtc(Steps.Add(tomorrow, 1).ToDateTime(default)));
        return (tomorrow, since > clock.UtcNow ? since : clock.UtcNow, until);
    }

    /// <summary>What scans have told of one kind of event about leases, or another kind of subject.</summary>
    protected static IQueryable<Notification> Told(EstateDbContext db, string kind, string subject = nameof(Lease)) =>
        db.Notifications.Where(n => n.Kind == kind && n.SubjectKind == subject && n.Milestone != null);
}
