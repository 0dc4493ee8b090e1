using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>The number of the newest audit row. Every change writes one, so what was read at a revision is still true while it stands.</summary>
public sealed class Revision(IDbContextFactory<EstateDbContext> factory)
{
    private static readonly Func<EstateDbContext, CancellationToken, Task<long>> Newest =
        EF.CompileAsyncQuery((EstateDbContext db, CancellationToken _) => db.AuditEntries.OrderByDescending(a => a.Id).Select(a => a.Id).FirstOrDefault());

    public async ValueTask<long> NowAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Newest(db, ct);
    }
}
