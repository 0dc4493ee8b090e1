using System.Globalization;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Planning;
using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>The trace of a run: its record, the one audited event, the notification, and codes that new records must not take.</summary>
internal static class ImportRecord
{
    public const ChangeKinds Touched = ChangeKinds.Owner | ChangeKinds.Property | ChangeKinds.Unit | ChangeKinds.Tenant | ChangeKinds.Lease
        | ChangeKinds.Payment | ChangeKinds.Charge | ChangeKinds.Intervention | ChangeKinds.Notification;

    public static async Task AddAsync(EstateDbContext db, ImportReport report, RunFacts run, Actor actor, CancellationToken ct)
    {
        var files = report.Files.Select(f => new { f.Name, f.Sha256, f.Rows });
        var counts = report.Counts.Where(c => c.Value.New + c.Value.Existing > 0).ToDictionary(c => Path.GetFileNameWithoutExtension(c.Key), c => c.Value.New);
        counts["charges"] = report.ChargesIssued;
        counts["allocations"] = report.Allocations;
        var record = ImportRun.Of(run.Recording.At, actor, report.IssuedUntil, JsonSerializer.Serialize(files), JsonSerializer.Serialize(counts));
        db.Add(record).Property(r => r.Id).CurrentValue = run.ImportId;
        await KeepCodesAsync(db, report, ct);

        var code = run.ImportId.ToString(CultureInfo.InvariantCulture);
        string Count(string kind) => counts.GetValueOrDefault(kind).ToString(CultureInfo.InvariantCulture);
        db.Add(Notification.Of(NotificationKind.ImportFinished, Severity.Success, Permissions.ImportRun, "Import", code, run.Recording.At, actor.UserId,
            Count("leases"), Count("charges"), Count("payments")));

        var event_ = files.ToDictionary(f => f.Name, f => new object?[] { null, $"{f.Rows} rows, SHA-256 {f.Sha256}" });
        foreach (var (kind, count) in counts)
        {
            event_[kind] = [null, count];
        }

        event_["issuedUntil"] = [null, report.IssuedUntil.ToString("O", CultureInfo.InvariantCulture)];
        db.Note("import", nameof(ImportRun), run.ImportId, code, event_);
        await db.SaveAsync(actor, ct);
    }

    // The next owner a person adds after O00416 came in is O00417.
    private static async Task KeepCodesAsync(EstateDbContext db, ImportReport report, CancellationToken ct)
    {
        foreach (var (prefix, highest) in report.HighestCodes)
        {
            var counter = await db.CodeCounters.FindAsync([prefix], ct) ?? db.Add(new CodeCounter { Prefix = prefix, Next = 1 }).Entity;
            counter.Next = Math.Max(counter.Next, highest + 1);
        }
    }
}
