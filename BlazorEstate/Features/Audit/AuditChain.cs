using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Audit;

/// <summary>What walking the trail found: all rows in order, or the first that is not as it was written.</summary>
public sealed record ChainCheck(long Rows, long? BrokenAt);

/// <summary>Walks the hash chain of the audit trail, one row in memory at a time.</summary>
public sealed class AuditChain(IDbContextFactory<EstateDbContext> factory)
{
    public async Task<ChainCheck> VerifyAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (rows, previous) = (0L, "");
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(a => a.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.PreviousHash != previous || entry.Hash != entry.ComputeHash())
            {
                return new ChainCheck(rows, entry.Id);
            }

            rows++;
            previous = entry.Hash;
        }

        return new ChainCheck(rows, null);
    }
}
