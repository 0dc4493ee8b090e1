using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.App;

/// <summary>For whoever watches the program: does it run, and can it work.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("healthy")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The database answers, and has every table this version needs.</summary>
    private static async Task<IResult> ReadyAsync(IDbContextFactory<EstateDbContext> factory, ILogger<EstateDbContext> log, CancellationToken ct)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            return (await db.Database.GetPendingMigrationsAsync(ct)).Any()
                ? TypedResults.Text("the database waits for a migration", statusCode: StatusCodes.Status503ServiceUnavailable)
                : TypedResults.Text("ready");
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or IOException)
        {
            log.LogWarning(e, "The database does not answer");
            return TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
