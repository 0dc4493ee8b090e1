using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

public static class Writing
{
    /// <summary>Saves and commits; somebody else's change of the same record meanwhile is a stale edit.</summary>
    public static async Task<Result> CommitAsync(this EstateDbContext db, Actor actor, CancellationToken ct = default)
    {
        try
        {
            await db.SaveAsync(actor, ct);
            if (db.Database.CurrentTransaction is { } transaction)
            {
                await transaction.CommitAsync(ct);
            }

            return Result.Ok();
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Stale();
        }
    }
}
