using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Support;

/// <summary>The whole program in this process, over HTTP, with an empty database and mail folder of its own and without demo data.</summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    public const string Password = "a long enough password";

    private readonly string _folder = Directory.CreateTempSubdirectory("estate-site-").FullName;
    private int _people;

    public string MailFolder => Path.Combine(_folder, "mail");

    public IDbContextFactory<EstateDbContext> Factory => Services.GetRequiredService<IDbContextFactory<EstateDbContext>>();

    /// <summary>A browser with cookies of its own.</summary>
    public SiteVisitor Visit(string language = "en")
    {
        var http = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new SiteVisitor(http);
    }

    /// <summary>Somebody new with this role; the e-mail address and number.</summary>
    public async Task<(string Email, long Id)> PersonAsync(string role = Roles.Agent)
    {
        var email = $"person{Interlocked.Increment(ref _people)}@site.example";
        var created = await Services.GetRequiredService<Accounts>().CreateAsync(new NewUser(email, "Someone New", [role], Password), Actor.System);
        return (email, created.Value);
    }

    /// <summary>A token of this person, who may do all the role allows unless permissions are named.</summary>
    public async Task<string> TokenAsync(long userId, params string[] permissions)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<TokenService>().CreateAsync(userId, new NewToken("test", permissions, null), Actor.CommandLine)).Value;
    }

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

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try { Directory.Delete(_folder, true); }
        catch (IOException) { /* A file that is still held costs nothing but a temporary folder. */ }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Estate", $"Data Source={Path.Combine(_folder, "estate.db")}");
        builder.UseSetting("Email:Folder", MailFolder);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
    }
}
