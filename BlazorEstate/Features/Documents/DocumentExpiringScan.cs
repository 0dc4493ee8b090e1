using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Documents;

/// <summary>
/// Documents that come to their last valid day: one notification for each at each step before it, however many steps passed since
/// the scan ran last. Nothing is told of one whose place another has taken, nor of one that was over when it was brought.
/// </summary>
public sealed class DocumentExpiringScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, DocumentOptions options) : ReminderScan(factory, writer)
{
    private readonly int[] _steps = [.. options.Days.Select(d => -d).Order()];

    public override string Name => "documents";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (told, found) = (Told(db, EventKinds.DocumentExpiring.Key, nameof(StoredDocument)), new SortedSet<long>());
        foreach (var (days, first, last) in Steps.On(day, _steps))
        {
            found.UnionWith(await Expiring(db).Where(d => d.ExpiresOn >= first && d.ExpiresOn <= last)
                .Where(d => !told.Any(n => n.SubjectId == d.Id && n.Milestone >= d.ExpiresOn!.Value.AddDays(days))).Select(d => d.Id).ToListAsync(ct));
        }

        return found;
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        var documents = await Expiring(db).Where(d => EF.Parameter(batch).Contains(d.Id)).Select(d => new { d.Id, d.Code, d.Title, d.ExpiresOn, d.SubjectCode }).ToListAsync(ct);
        foreach (var d in documents)
        {
            if (d.ExpiresOn is { } last && Steps.Newest(last, day, _steps) is { } milestone)
            {
                var notice = EventKinds.DocumentExpiring.About(new(nameof(StoredDocument), d.Id, d.Code), clock.UtcNow, null, d.Title, last, d.SubjectCode).OnDay(milestone);
                findings.Notifications.Add(milestone == last ? notice.With(Severity.Critical) : notice);
            }
        }

        return findings;
    }

    private static IQueryable<StoredDocument> Expiring(EstateDbContext db) => db.CurrentDocuments().Where(d => d.UploadedOn <= d.ExpiresOn);
}
