using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// Closes what was completed and not reopened for a while (domain rule 17). Run again it finds nothing. Quotes that nobody decided end with it,
/// and so do those that earlier versions left undecided with what had ended.
/// </summary>
public sealed class MaintenanceCloser(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock, OwnerWorksLetters owners)
{
    // Nobody waits long for the write lock, however much an import brought.
    private const int Batch = 200;

    /// <summary>How many were closed.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        for (var total = 0; ;)
        {
            var closed = await CloseAsync(ct);
            total += closed;
            if (closed < Batch)
            {
                return total;
            }
        }
    }

    private async Task<int> CloseAsync(CancellationToken ct)
    {
        var (today, last) = (clock.Today, clock.Today.AddDays(-InterventionMoves.DaysToClose));
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var due = await db.Interventions.Where(i => i.Status == InterventionStatus.Completed && i.CompletedOn <= last).OrderBy(i => i.Id).Take(Batch).ToListAsync(ct);
        var left = await db.EndedWithQuotesAsync(Batch, ct);
        if (due.Count + left.Count == 0)
        {
            return 0;
        }

        var act = new InterventionAct(clock.UtcNow, null, Actor.System.Name);
        var entries = due.ConvertAll(i => i.Move(InterventionStatus.Closed, null, today, act).Value);
        db.AddRange(entries);
        await owners.WriteClosedAsync(db, entries, ct);
        var told = await db.EndQuotesAsync([.. due, .. left], act, ct);
        var saved = await db.CommitAsync(Actor.System, ct);
        if (!saved.IsOk)
        {
            throw new DbUpdateConcurrencyException("Somebody else changed what was about to be closed.");
        }

        changes.Publish([.. due.Concat(left).Select(i => new EstateChange(ChangeKinds.Intervention, i.Id)), .. told.Select(n => new EstateChange(ChangeKinds.Notification, n.Id))]);
        return due.Count;
    }
}

/// <summary>Looks at the start, after every midnight of the agency, and every hour.</summary>
public sealed class MaintenanceCloserWorker(IServiceScopeFactory scopes, AgencyClock clock, TimeProvider time, ILogger<MaintenanceCloserWorker> log) : DailyWorker(clock, time, log)
{
    protected override TimeSpan AfterMidnight => TimeSpan.FromMinutes(10);

    protected override TimeSpan AtLeastEvery => TimeSpan.FromHours(1);

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MaintenanceCloser>().RunAsync(ct);
    }
}
