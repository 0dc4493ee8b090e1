using System.Data.Common;
using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Data.Bulk;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>Looks at a batch of subjects inside a transaction, and says what is to be written of them.</summary>
public delegate Task<Findings> Look(EstateDbContext db, long[] batch, CancellationToken ct);

/// <summary>
/// Writes what a scan found, batch by batch, each in a short transaction that looks again before it writes. Two servers that scan at
/// once write a thing once: a unique index has the last word. One subject that cannot be looked at does not end the scan.
/// </summary>
public sealed class ScanWriter(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, ILogger<ScanWriter> log)
{
    private const int BatchSize = 1000;

    /// <param name="found">Keys of the subjects that have something new.</param>
    public async Task<ScanRun> WriteAsync(string scan, DateOnly day, IEnumerable<long> found, Look look, Actor actor, CancellationToken ct)
    {
        var run = new ScanRun(scan);
        foreach (var batch in found.Chunk(BatchSize))
        {
            run = await WriteSafelyAsync(run, day, batch, look, actor, ct);
        }

        if (run.Notifications + run.Letters > 0)
        {
            log.LogInformation("Scan {Scan} of {Day:O}: {Notifications} notifications, {Letters} letters", scan, day, run.Notifications, run.Letters);
            changes.Publish(new EstateChange(ChangeKinds.Notification));
        }

        return run;
    }

    private async Task<ScanRun> WriteSafelyAsync(ScanRun run, DateOnly day, long[] batch, Look look, Actor actor, CancellationToken ct)
    {
        try
        {
            return await WriteBatchAsync(run, day, batch, look, actor, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbException { IsTransient: true }))
        {
            if (batch.Length == 1)
            {
                log.LogError(e, "Scan {Scan} could not look at number {Subject}", run.Scan, batch[0]);
                return run with { Failed = run.Failed + 1 };
            }
        }

        // One of them is bad: the halves tell which.
        var half = batch.Length / 2;
        run = await WriteSafelyAsync(run, day, batch[..half], look, actor, ct);
        return await WriteSafelyAsync(run, day, batch[half..], look, actor, ct);
    }

    private async Task<ScanRun> WriteBatchAsync(ScanRun run, DateOnly day, long[] batch, Look look, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var findings = await look(db, batch, ct);
        foreach (var (key, problems) in findings.Refused)
        {
            log.LogWarning("No letter {Key}: {Problems}", key, problems);
        }

        var notifications = await db.InsertNewAsync(findings.Notifications, ct);
        var letters = await db.InsertNewAsync(findings.Letters, ct);
        if (notifications + letters == 0)
        {
            return run;
        }

        db.Note($"scan-{run.Scan}", nameof(Notification), 0, day.ToString("O", CultureInfo.InvariantCulture), new
        {
            Notifications = new int?[] { null, notifications },
            Letters = new int?[] { null, letters },
        });
        await db.SaveAsync(actor, ct);
        await transaction.CommitAsync(ct);
        return run with { Notifications = run.Notifications + notifications, Letters = run.Letters + letters };
    }
}
