using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Reads what happened to an intervention, and to the requests that were merged into it.</summary>
internal static class TimelineReader
{
    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(this EstateDbContext db, long id, string code, CancellationToken ct)
    {
        var all = await db.WithMergedAsync(id, code, ct);
        var ids = all.Keys.ToArray();
        var entries = await db.InterventionEntries.Where(e => ids.Contains(e.InterventionId)).OrderByDescending(e => e.Id)
            .Select(e => new { e.InterventionId, Entry = new TimelineEntry(e.Id, e.Kind, e.At, e.By, e.To, e.Start, e.End, e.Amount, e.What, e.Note) }).ToListAsync(ct);
        var files = (await db.Attachments.OfTimelines(ids).OrderBy(a => a.Id)
            .Select(a => new { a.SubjectId, a.Id, a.PartId, a.FileName, a.ContentType, a.Size, a.At, a.By }).ToListAsync(ct))
            .Select(a => new TimelineFile(a.Id, a.PartId, a.FileName, a.ContentType, a.Size, a.At, a.By) { Code = all[a.SubjectId] }).ToLookup(f => f.EntryId);

        // That it was handed over is told once: by the one it was handed to.
        return [.. entries.Where(e => e.InterventionId == id || e.Entry.Kind != InterventionEvent.Merged)
            .Select(e => e.Entry with { Files = [.. files[e.Entry.Id]], From = e.InterventionId == id ? null : all[e.InterventionId] })];
    }

    /// <summary>Open interventions that a request may be merged into: of its unit first, then of its property.</summary>
    public static async Task<IReadOnlyList<Choice>> MergeTargetsAsync(this EstateDbContext db, string code, string? text, CancellationToken ct)
    {
        var pattern = Fold.Pattern(text ?? "");
        return await (from r in db.Interventions
                      where r.Code == code
                      join ru in db.Units on r.UnitId equals ru.Id
                      from i in db.Interventions
                      join u in db.Units on i.UnitId equals u.Id
                      where u.PropertyId == ru.PropertyId && i.Id != r.Id && InterventionMoves.Open.Contains(i.Status) && EF.Functions.Like(i.SearchText, pattern, "\\")
                      orderby i.UnitId == r.UnitId descending, i.ReportedOn descending, i.Id descending
                      select new Choice(i.Code, i.Title, i.Code + " · " + u.Label)).Take(Lookups.Most).ToListAsync(ct);
    }
}
