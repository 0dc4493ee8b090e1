using BlazorEstate.Data;
using BlazorEstate.Shared;

namespace BlazorEstate.Tests.Support;

/// <summary>The program as browsers without script see it.</summary>
public sealed class TestSite : ProgramHost
{
    /// <summary>A browser with cookies of its own.</summary>
    public SiteVisitor Visit(string language = "en") => new(Caller(language));

    public async Task<T> ReadAsync<T>(Func<EstateDbContext, Task<T>> read)
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await read(db);
    }

    public async Task WriteAsync(Action<EstateDbContext> write)
    {
        await using var db = await Factory.CreateDbContextAsync();
        write(db);
        await db.SaveAsync(Actor.System);
    }
}
