using System.Text.Json;
using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import;

/// <summary>An import that was made.</summary>
/// <param name="At">UTC.</param>
/// <param name="Counts">New records by kind.</param>
public sealed record PastImport(long Id, DateTime At, string By, DateOnly IssuedUntil, IReadOnlyDictionary<string, long> Counts);

public sealed class ImportQueries(IDbContextFactory<EstateDbContext> factory)
{
    public const int Shown = 20;

    public async Task<IReadOnlyList<PastImport>> LatestAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var runs = await db.ImportRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(Shown).ToListAsync(ct);
        return [.. runs.Select(r => new PastImport(r.Id, r.At, r.By, r.IssuedUntil, JsonSerializer.Deserialize<Dictionary<string, long>>(r.Counts) ?? []))];
    }
}
