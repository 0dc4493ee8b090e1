using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Reports;

/// <summary>
/// Prepares what people asked for, one after the other. A report is claimed in a short transaction, written outside of any, and
/// finished under its claim together with the word to the person; who lost the claim meanwhile leaves nothing.
/// </summary>
public sealed class ReportQueue(
    IDbContextFactory<EstateDbContext> factory, ReportFile reports, FileStore store, EstateChanges changes, AgencyClock clock, IStringLocalizer<ReportsText> texts, ILogger<ReportQueue> log)
{
    public static readonly TimeSpan Claimed = TimeSpan.FromMinutes(10);
    private const string Area = "reports";

    /// <summary>Prepares the next report; false when nothing waits.</summary>
    /// <param name="holder">Names the program, so that it can tell its claims from others'.</param>
    public async Task<bool> WorkAsync(string holder, CancellationToken ct = default)
    {
        if (await ClaimAsync(holder, ct) is not { } run)
        {
            return false;
        }

        changes.Publish(new EstateChange(ChangeKinds.Report, run.UserId));
        if (run.Status == ReportStatus.Running)
        {
            await PrepareAsync(run, holder, ct);
            changes.Publish(new EstateChange(ChangeKinds.Report, run.UserId), new EstateChange(ChangeKinds.Notification));
        }

        return true;
    }

    /// <summary>Removes files that were kept long enough; returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var before = clock.UtcNow - ReportRun.Kept;
        var old = await db.ReportRuns.Where(r => r.Path != null && r.FinishedAt < before).OrderBy(r => r.Id).Take(500).ToListAsync(ct);
        foreach (var run in old)
        {
            try
            {
                store.Delete(run.Path!);
                run.Forget();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(e, "The file of run {Run} could not be removed", run.Id);
            }
        }

        await db.SaveAsync(Actor.System, ct);
        if (old.Count > 0)
        {
            changes.Publish(new EstateChange(ChangeKinds.Report));
        }

        return old.Count;
    }

    // Looks without the lock first. What killed a program often enough is not given to another.
    private async Task<ReportRun?> ClaimAsync(string holder, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.UtcNow;
        var free = db.ReportRuns.Where(r => r.Status == ReportStatus.Queued || (r.Status == ReportStatus.Running && r.ClaimedUntil < now)).OrderBy(r => r.Id);
        if (!await free.AnyAsync(ct))
        {
            return null;
        }

        await using var tx = await db.BeginWriteAsync(ct);
        if (await free.FirstOrDefaultAsync(ct) is not { } run)
        {
            return null;
        }

        if (run.Attempts >= ReportRun.MostAttempts)
        {
            run.Fail(run.ClaimedBy!, run.Attempts, "Report.Failed", now);
        }
        else
        {
            run.Claim(holder, now + Claimed);
        }

        await db.SaveAsync(Actor.System, ct);
        await tx.CommitAsync(ct);
        return run;
    }

    private async Task PrepareAsync(ReportRun run, string holder, CancellationToken ct)
    {
        string? path = null;
        var finished = false;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(run.Language);
            var order = new ReportOrder(ReportKinds.Find(run.Key)!, Names.Parse<ReportFormat>(run.Format)!.Value, run.Days);
            await using var file = store.Create();
            var rows = await reports.WriteAsync(order, file.Stream, ct);
            var size = file.Stream.Length;
            path = await file.KeepAsync(Area, "." + order.Extension);
            finished = await EndAsync(run, holder, (r, at) => r.Finish(holder, run.Attempts, path, order.FileName, rows, size, at), tell: true, ct);
        }
        catch (OperationCanceledException)
        {
            // The program stops: the next one prepares it.
            await EndAsync(run, holder, (r, _) => r.Release(holder, run.Attempts), tell: false, CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            log.LogError(e, "Report {Key} of run {Run} failed", run.Key, run.Id);
            await EndAsync(run, holder, (r, at) => r.Fail(holder, run.Attempts, e is ReportException known ? known.Code : e is IOException ? "Report.NotWritten" : "Report.Failed", at), tell: false, ct);
        }
        finally
        {
            if (path is not null && !finished)
            {
                store.Delete(path);
            }
        }
    }

    private async Task<bool> EndAsync(ReportRun claimed, string holder, Func<ReportRun, DateTime, Result> end, bool tell, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var (run, at) = (await db.ReportRuns.FirstOrDefaultAsync(r => r.Id == claimed.Id, ct), clock.UtcNow);
        if (run is null || !end(run, at).IsOk)
        {
            log.LogWarning("Run {Run} is not held by {Holder} any more", claimed.Id, holder);
            return false;
        }

        if (tell)
        {
            db.Notifications.Add(EventKinds.ReportReady.About(new("Report", run.Id, run.Key), at, null, texts["Report." + run.Key].Value).ToPerson(run.UserId));
        }

        await db.SaveAsync(Actor.System, ct);
        await tx.CommitAsync(ct);
        return true;
    }
}
