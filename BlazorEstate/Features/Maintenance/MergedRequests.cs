using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

internal static class MergedRequests
{
    /// <summary>Codes by number: an intervention, what was merged into it, and what had been merged into that before.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> WithMergedAsync(this EstateDbContext db, long id, string code, CancellationToken ct)
    {
        Dictionary<long, string> all = new() { [id] = code };
        for (long[] next = [id]; next.Length > 0;)
        {
            var merged = await db.Interventions.Where(i => i.MergedIntoId != null && next.Contains(i.MergedIntoId.Value)).Select(i => new { i.Id, i.Code }).ToListAsync(ct);
            next = [.. merged.Where(m => all.TryAdd(m.Id, m.Code)).Select(m => m.Id)];
        }

        return all;
    }
}
