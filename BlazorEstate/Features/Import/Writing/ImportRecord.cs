using System.Globalization;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Planning;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>
/// The trace of a run: its record, the one audited event, the notification, and codes that new records must not take. Written like
/// the rows themselves: a context that has not been used yet takes as long to get ready as 100,000 rows.
/// </summary>
internal static class ImportRecord
{
    public const ChangeKinds Touched = ChangeKinds.Owner | ChangeKinds.Property | ChangeKinds.Unit | ChangeKinds.Tenant | ChangeKinds.Lease
        | ChangeKinds.Payment | ChangeKinds.Charge | ChangeKinds.Intervention | ChangeKinds.Vendor | ChangeKinds.Notification;

    public static void Add(sqlite3 db, ImportReport report, RunFacts run, Actor actor)
    {
        var code = run.ImportId.ToString(CultureInfo.InvariantCulture);
        var files = report.Files.Select(f => new { f.Name, f.Sha256, f.Rows }).ToList();
        var counts = report.Counts.Where(c => c.Value.New + c.Value.Existing > 0).ToDictionary(c => Path.GetFileNameWithoutExtension(c.Key), c => c.Value.New);
        (counts["charges"], counts["allocations"]) = (report.ChargesIssued, report.Allocations);
        if (report.Vendors > 0)
        {
            counts["vendors"] = report.Vendors;
        }

        var record = ImportRun.Of(run.Recording.At, actor, report.IssuedUntil, JsonSerializer.Serialize(files), JsonSerializer.Serialize(counts));
        Row(db, "ImportRuns", ["Id", "At", "By", "IssuedUntil", "Files", "Counts"],
            into => into.Value(run.ImportId).Value(Text(record.At)).Value(record.By).Value(record.IssuedUntil).Value(record.Files).Value(record.Counts));
        foreach (var (prefix, highest) in report.HighestCodes)
        {
            SqliteRaw.Run(db, $"INSERT INTO \"CodeCounters\" (\"Prefix\", \"Next\") VALUES ('{prefix}', ?) ON CONFLICT (\"Prefix\") DO UPDATE SET \"Next\" = max(\"Next\", excluded.\"Next\")", highest + 1);
        }

        NotificationArg Count(string kind) => NotificationArg.OfNumber(counts.GetValueOrDefault(kind));
        var told = EventKinds.ImportFinished.About(new("Import", run.ImportId, code), run.Recording.At, actor.UserId,
            Count("leases"), Count("charges"), Count("payments"));
        Row(db, "Notifications", ["Kind", "Severity", "Audience", "SubjectKind", "SubjectId", "SubjectCode", "Args", "SearchText", "At", "ActorId"],
            into => into.Value(told.Kind).Value((int)told.Severity).Value(told.Audience).Value(told.SubjectKind).Value(told.SubjectId).Value(told.SubjectCode).Value(told.Args).Value(told.SearchText).Value(Text(told.At)).Value(told.ActorId));

        var facts = files.ToDictionary(f => f.Name, f => new object?[] { null, $"{f.Rows} rows, SHA-256 {f.Sha256}" });
        foreach (var (kind, count) in counts)
        {
            facts[kind] = [null, count];
        }

        facts["issuedUntil"] = [null, report.IssuedUntil.ToString("O", CultureInfo.InvariantCulture)];
        Audit(db, AuditEntry.Of(run.Recording.At, actor, "import", nameof(ImportRun), run.ImportId, code, AuditDraft.Serialize(facts), LastHash(db)));
    }

    private static string LastHash(sqlite3 db) =>
        SqliteRaw.Rows(db, "SELECT '', \"Hash\" FROM \"AuditEntries\" ORDER BY \"Id\" DESC LIMIT 1") is [var (_, hash)] ? hash : "";

    private static void Audit(sqlite3 db, AuditEntry e) =>
        Row(db, "AuditEntries", ["At", "ActorId", "ActorName", "Origin", "Action", "SubjectKind", "SubjectId", "SubjectCode", "Changes", "Instance", "PreviousHash", "Hash"],
            into => into.Value(Text(e.At)).Value(e.ActorId).Value(e.ActorName).Value((int)e.Origin).Value(e.Action).Value(e.SubjectKind).Value(e.SubjectId).Value(e.SubjectCode)
                .Value(e.Changes).Value(e.Instance).Value(e.PreviousHash).Value(e.Hash));

    private static void Row(sqlite3 db, string table, string[] columns, Action<SqliteInsert> fill)
    {
        using var into = new SqliteInsert(db, table, columns);
        fill(into);
        into.Row();
        into.Flush();
    }

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
