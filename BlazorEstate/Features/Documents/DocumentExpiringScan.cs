using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Data.Bulk;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Documents;

/// <summary>
/// Documents that come to their last valid day: one notification for each at each step before it, however many steps passed since
/// the scan ran last. Nothing is told of one whose place another has taken, nor of one that was over when it was brought.
/// </summary>
public sealed class DocumentExpiringScan(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock, DocumentOptions options) : IDailyScan
{
    private const int BatchSize = 500;

    public string Name => "documents";

    public async Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var told = 0;
        while (await WriteBatchAsync(day, actor, ct) is > 0 and var count)
        {
            told += count;
        }

        if (told > 0)
        {
            changes.Publish(new EstateChange(ChangeKinds.Notification));
        }

        return new ScanRun(Name, told);
    }

    // Looks without a lock first: mostly there is nothing.
    private async Task<int> WriteBatchAsync(DateOnly day, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if ((await FindAsync(db, day, ct)).Count == 0)
        {
            return 0;
        }

        await using var tx = await db.BeginWriteAsync(ct);
        var count = await db.InsertNewAsync([.. (await FindAsync(db, day, ct)).Select(f => Tell(f.Document, f.Milestone))], ct);
        if (count > 0)
        {
            db.Note("scan-documents", nameof(Notification), 0, day.ToString("O", CultureInfo.InvariantCulture), new { Notifications = new int?[] { null, count } });
            await db.SaveAsync(actor, ct);
            await tx.CommitAsync(ct);
        }

        return count;
    }

    // Each document stands at one newest step on a day, so the days on which they expire fall into spans, one for each step.
    private async Task<List<(StoredDocument Document, DateOnly Milestone)>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var found = new List<(StoredDocument, DateOnly)>();
        for (var i = 0; i < options.Days.Count && found.Count < BatchSize; i++)
        {
            var days = options.Days[i];
            var (first, last) = (i + 1 < options.Days.Count ? Add(day, options.Days[i + 1] + 1) : DateOnly.MinValue, Add(day, days));
            var documents = await db.CurrentDocuments().Where(d => d.ExpiresOn >= first && d.ExpiresOn <= last && d.UploadedOn <= d.ExpiresOn)
                .Where(d => !db.Notifications.Any(n => n.Kind == EventKinds.DocumentExpiring.Key && n.SubjectKind == nameof(StoredDocument) && n.SubjectId == d.Id
                    && n.Milestone != null && n.Milestone >= d.ExpiresOn!.Value.AddDays(-days)))
                .OrderBy(d => d.Id).Take(BatchSize).ToListAsync(ct);
            found.AddRange(documents.Select(d => (d, Add(d.ExpiresOn!.Value, -days))));
        }

        return found;
    }

    private Notification Tell(StoredDocument d, DateOnly milestone)
    {
        var notice = EventKinds.DocumentExpiring.About(new(nameof(StoredDocument), d.Id, d.Code), clock.UtcNow, null, d.Title, d.ExpiresOn!.Value, d.SubjectCode).OnDay(milestone);
        return milestone == d.ExpiresOn ? notice.With(Severity.Critical) : notice;
    }

    /// <summary>The calendar ends somewhere.</summary>
    private static DateOnly Add(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));
}
