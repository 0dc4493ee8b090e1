using System.Data.Common;
using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Data.Bulk;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Live;

/// <summary>Looks at a batch of subjects, without a lock, and says what is to be written of them.</summary>
public delegate Task<Findings> Look(EstateDbContext db, long[] batch, CancellationToken ct);

/// <summary>Leaves out, under the lock, what was told meanwhile and no unique index knows.</summary>
public delegate Task<List<Notification>> Untold(EstateDbContext db, List<Notification> news, CancellationToken ct);

/// <summary>
/// Writes what a scan finds, batch by batch, each in a short transaction of its own; the next batch is looked at meanwhile. Two servers
/// that scan at once write a thing once: a unique index has the last word. One subject that cannot be looked at does not end the scan.
/// </summary>
public sealed class ScanWriter(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, ILogger<ScanWriter> log)
{
    private const int BatchSize = 2000;

    /// <param name="found">Keys of the subjects that have something new.</param>
    public async Task<ScanRun> WriteAsync(string scan, DateOnly day, IEnumerable<long> found, Look look, Actor actor, CancellationToken ct, Untold? untold = null)
    {
        var run = new ScanRun(scan);
        var batches = found.Chunk(BatchSize).ToList();
        var next = LookAheadAsync(0);
        for (var i = 0; i < batches.Count; i++)
        {
            var looked = await next;
            next = LookAheadAsync(i + 1);
            run = run.And(await WriteSafelyAsync(scan, day, looked, actor, untold, ct));
        }

        if (run.Notifications + run.Letters > 0)
        {
            log.LogInformation("Scan {Scan} of {Day:O}: {Notifications} notifications, {Letters} letters", scan, day, run.Notifications, run.Letters);
            changes.Publish(new EstateChange(ChangeKinds.Notification), new EstateChange(ChangeKinds.Mail));
        }

        return run;

        Task<Findings> LookAheadAsync(int i) => i < batches.Count ? Task.Run(() => LookSafelyAsync(scan, batches[i], look, ct), ct) : Task.FromResult(new Findings());
    }

    private async Task<Findings> LookSafelyAsync(string scan, long[] batch, Look look, CancellationToken ct)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            return await look(db, batch, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbException { IsTransient: true }))
        {
            if (batch.Length == 1)
            {
                log.LogError(e, "Scan {Scan} could not look at number {Subject}", scan, batch[0]);
                return new Findings { Failed = 1 };
            }
        }

        // One of them is bad: the halves tell which.
        var half = batch.Length / 2;
        return (await LookSafelyAsync(scan, batch[..half], look, ct)).And(await LookSafelyAsync(scan, batch[half..], look, ct));
    }

    private async Task<ScanRun> WriteSafelyAsync(string scan, DateOnly day, Findings findings, Actor actor, Untold? untold, CancellationToken ct)
    {
        try
        {
            return await WriteBatchAsync(scan, day, findings, actor, untold, ct);
        }
        catch (DbException e) when (!e.IsTransient)
        {
            if (findings.Count <= 1)
            {
                log.LogError(e, "Scan {Scan} could not write {Subject}", scan, findings.First);
                return new ScanRun(scan, Failed: findings.Failed + 1);
            }
        }

        var (one, other) = findings.Halves();
        return (await WriteSafelyAsync(scan, day, one, actor, untold, ct)).And(await WriteSafelyAsync(scan, day, other, actor, untold, ct));
    }

    private async Task<ScanRun> WriteBatchAsync(string scan, DateOnly day, Findings findings, Actor actor, Untold? untold, CancellationToken ct)
    {
        foreach (var (key, problems) in findings.Refused)
        {
            log.LogWarning("No letter {Key}: {Problems}", key, problems);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var notifications = await db.InsertNewAsync(untold is null ? findings.Notifications : await untold(db, findings.Notifications, ct), ct);
        var letters = await db.InsertNewAsync(findings.Letters, ct);
        if (notifications + letters > 0)
        {
            db.Note($"scan-{scan}", nameof(Notification), 0, day.ToString("O", CultureInfo.InvariantCulture), new
            {
                Notifications = new int?[] { null, notifications },
                Letters = new int?[] { null, letters },
            });
            await db.SaveAsync(actor, ct);
            await transaction.CommitAsync(ct);
        }

        return new ScanRun(scan, notifications, letters, findings.Failed);
    }
}
