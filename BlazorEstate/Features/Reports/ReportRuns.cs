using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reports;

/// <summary>A report that a person asked for, as its page shows it.</summary>
public sealed record RunRow(long Id, string Key, string Format, ReportDays Days, ReportStatus Status, DateTime AskedAt, DateTime? FinishedAt, long Rows, long Size, string? Path, string FileName, string? Error);

/// <summary>The file of a report that is ready.</summary>
public sealed record RunFile(string Path, string FileName, string Format);

/// <summary>What people asked for: each sees only what is theirs.</summary>
public sealed class ReportRuns(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock)
{
    /// <summary>Nobody has more reports in preparation than this.</summary>
    public const int MostWaiting = 10;
    private const int Shown = 20;

    /// <summary>Has a report prepared; its number. Problems: Forbidden, Report.TooMany.</summary>
    public async Task<Result<long>> AskAsync(ReportOrder order, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (actor.UserId is not { } user || !actor.Can(Permissions.StatisticsView))
        {
            return Result<long>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.ReportRuns.CountAsync(r => r.UserId == user && (r.Status == ReportStatus.Queued || r.Status == ReportStatus.Running), ct) >= MostWaiting)
        {
            return new Problem("", "Report.TooMany", MostWaiting);
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";
        var run = ReportRun.Ask(user, order.Kind.Key, order.Extension, order.Days, language, clock.UtcNow);
        db.ReportRuns.Add(run);
        await db.SaveAsync(actor, ct);
        await tx.CommitAsync(ct);
        changes.Publish(new EstateChange(ChangeKinds.Report, user));
        return run.Id;
    }

    /// <summary>The newest of a person's reports; of one key, or of all.</summary>
    public async Task<IReadOnlyList<RunRow>> OfAsync(Actor actor, string? key, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.ReportRuns.Where(r => r.UserId == actor.UserId && (key == null || r.Key == key)).OrderByDescending(r => r.Id).Take(Shown)
            .Select(r => new RunRow(r.Id, r.Key, r.Format, new ReportDays(r.From, r.To, r.AsOf), r.Status, r.AskedAt, r.FinishedAt, r.Rows, r.Size, r.Path, r.FileName, r.Error))
            .ToListAsync(ct);
    }

    /// <summary>The file of a person's own report; null where there is none, or none any more.</summary>
    public async Task<RunFile?> FileAsync(long id, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.ReportRuns.Where(r => r.Id == id && r.UserId == actor.UserId && r.Path != null).Select(r => new RunFile(r.Path!, r.FileName, r.Format)).FirstOrDefaultAsync(ct);
    }
}
