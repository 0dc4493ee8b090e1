using System.Net.Http.Headers;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Support;

/// <summary>The whole program in this process, over HTTP, with an empty database and folders of its own and without demo data.</summary>
public abstract class ProgramHost : WebApplicationFactory<Program>
{
    public const string Password = "a long enough password";

    private readonly string _folder = Directory.CreateTempSubdirectory("estate-site-").FullName;
    private readonly Dictionary<string, long> _byRole = [];
    private int _people;

    protected ProgramHost() => ClientOptions.AllowAutoRedirect = false;

    public string MailFolder => Path.Combine(_folder, "mail");

    public IDbContextFactory<EstateDbContext> Factory => Services.GetRequiredService<IDbContextFactory<EstateDbContext>>();

    /// <summary>A browser or program that speaks this language and follows no redirection.</summary>
    public HttpClient Caller(string language = "en")
    {
        var http = CreateClient();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return http;
    }

    /// <summary>A program whose token has all permissions of a role, of auditor@example.org and the like; without a role, one without a token.</summary>
    public async Task<HttpClient> CallerAsync(string? role)
    {
        if (role is null)
        {
            return Caller();
        }

        if (!_byRole.TryGetValue(role, out var id))
        {
            _byRole[role] = id = await NewAsync($"{role}@example.org", role, role);
        }

        return await CallerAsync(id);
    }

    /// <summary>A program of somebody new with this role.</summary>
    public async Task<HttpClient> NewCallerAsync(string role) => await CallerAsync((await PersonAsync(role)).Id);

    /// <summary>Somebody new with this role; the e-mail address and number.</summary>
    public async Task<(string Email, long Id)> PersonAsync(string role = Roles.Agent)
    {
        var email = $"person{Interlocked.Increment(ref _people)}@site.example";
        return (email, await NewAsync(email, "Someone New", role));
    }

    /// <summary>A token of this person, who may do all the role allows unless permissions are named.</summary>
    public async Task<string> TokenAsync(long userId, params string[] permissions)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<TokenService>().CreateAsync(userId, new NewToken("test", permissions, null), Actor.CommandLine)).Value;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        try { Directory.Delete(_folder, true); }
        catch (IOException) { /* A file that is still held costs nothing but a temporary folder. */ }
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Estate", $"Data Source={Path.Combine(_folder, "estate.db")}");
        builder.UseSetting("Email:Folder", MailFolder);
        builder.UseSetting("Files:Folder", Path.Combine(_folder, "files"));
        builder.UseSetting("Logging:LogLevel:Default", "Error");
    }

    private async Task<HttpClient> CallerAsync(long userId)
    {
        var token = await TokenAsync(userId);
        var http = Caller();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private async Task<long> NewAsync(string email, string name, string role) =>
        (await Services.GetRequiredService<Accounts>().CreateAsync(new NewUser(email, name, [role], Password), Actor.System)).Value;
}
