using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.FaultReports;

/// <summary>What somebody reports by the link of a unit.</summary>
/// <param name="Key">Of the form: however often it is sent, it is one request.</param>
public sealed record FaultReport(string Key, InterventionRequest Request, ReporterDetails Reporter);

/// <summary>Takes reports in: a requested intervention with its reporter and photos, and coordinators who are told. All of it, or nothing.</summary>
public sealed class FaultReportService(
    IDbContextFactory<EstateDbContext> factory, FileStore store, EstateChanges changes, AgencyClock clock, FaultReportOptions options, ILogger<FaultReportService> log)
{
    public const int MostPhotos = 5;

    /// <summary>Categories that are offered.</summary>
    public static IReadOnlyList<string> Categories { get; } = ["plumbing", "heating", "electrical", "locksmith", "appliance", "roof", "common areas", "general"];

    private static readonly Actor Anybody = new(null, "", new HashSet<string>(), ActorOrigin.Link);

    /// <summary>The code of the new intervention. Problems: those of a request and of its reporter, files, file, FaultReport.TooMany.</summary>
    public async Task<Result<string>> SendAsync(ReportedUnit unit, FaultReport report, IReadOnlyList<BroughtFile> photos, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(photos);
        var asked = new Checks()
            .And(Intervention.Report("M1", unit.Id, report.Request, report.Reporter, report.Key, clock.Today, clock.UtcNow))
            .That(Categories.Contains(report.Request.Category), "category", "Choice")
            .That(report.Request.Priority != InterventionPriority.Low, "priority", "Choice")
            .And(photos.Count == 0 ? Result.Ok() : TimelineFiles.Check(photos, MostPhotos));
        if (!asked.Ok)
        {
            return Result<string>.Fail(asked.Problems);
        }

        // Looked at again in the transaction; here it spares the reading of photos.
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            if (await FindAsync(db, unit, report, ct) is { } known)
            {
                return known;
            }
        }

        var kept = await store.KeepAllAsync(photos, log, photosOnly: true, ct);
        return kept.IsOk ? await SaveAsync(unit, report, kept.Value, ct) : Result<string>.Fail(kept.Problems);
    }

    // What this form has become, or that no more can be taken in; null where it may be.
    private async Task<Result<string>?> FindAsync(EstateDbContext db, ReportedUnit unit, FaultReport report, CancellationToken ct)
    {
        var (key, since) = (KeyOf(unit, report), clock.UtcNow.AddDays(-1));
        if (await db.Interventions.Where(i => i.RequestKey == key).Select(i => i.Code).FirstOrDefaultAsync(ct) is { } known)
        {
            return known;
        }

        var sent = await db.InterventionReporters.CountAsync(r => r.At > since && r.Intervention!.UnitId == unit.Id, ct);
        return sent < options.PerUnit ? null : Result<string>.Fail("", "FaultReport.TooMany");
    }

    private static string KeyOf(ReportedUnit unit, FaultReport report) => $"report/{unit.Id}/{report.Key}";

    private async Task<Result<string>> SaveAsync(ReportedUnit unit, FaultReport report, IReadOnlyList<KeptFile> kept, CancellationToken ct)
    {
        var saved = false;
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await using var tx = await db.BeginWriteAsync(ct);
            if (await FindAsync(db, unit, report, ct) is { } known)
            {
                return known;
            }

            var made = Intervention.Report(await db.NextCodeAsync("M", ct), unit.Id, report.Request, report.Reporter, KeyOf(unit, report), clock.Today, clock.UtcNow);
            if (!made.IsOk)
            {
                return Result<string>.Fail(made.Problems);
            }

            var (intervention, entry, reporter) = made.Value;
            var actor = Anybody with { Name = $"Report link, {unit.Label}" }; // The trail is kept for ever: no personal name in it.
            db.AddRange(intervention, entry, reporter);
            await db.SaveAsync(actor, ct); // Photos and what colleagues are told name its number.
            var attached = db.Attach(intervention, entry, kept);
            if (!attached.IsOk)
            {
                return Result<string>.Fail(attached.Problems);
            }

            var place = await db.Units.Where(u => u.Id == unit.Id).Join(db.Properties, u => u.PropertyId, p => p.Id, (u, p) => u.Label + ", " + p.Name).FirstAsync(ct);
            var told = EventKinds.MaintenanceRequested.About(new(nameof(Intervention), intervention.Id, intervention.Code), entry.At, null, intervention.Title, place, intervention.Code);
            db.Add(told);
            var committed = await db.CommitAsync(actor, CancellationToken.None);
            if (!committed.IsOk)
            {
                return Result<string>.Fail(committed.Problems);
            }

            saved = true;
            changes.Publish(new EstateChange(ChangeKinds.Intervention, intervention.Id), new EstateChange(ChangeKinds.Notification, told.Id));
            return intervention.Code;
        }
        finally
        {
            if (!saved)
            {
                store.Discard(kept.Select(k => k.Path), log);
            }
        }
    }
}
