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

/// <summary>The program with an empty database of its own, called over HTTP with real tokens.</summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-api-").FullName;

    /// <summary>A caller whose token may do what the role may; without a role, one without a token.</summary>
    public async Task<HttpClient> CallerAsync(string? role)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        if (role is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role));
        }

        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Estate", $"Data Source={Path.Combine(_folder, "estate.db")};Pooling=False");
        builder.UseSetting("Email:Folder", Path.Combine(_folder, "mail"));
        builder.UseSetting("Files:Folder", Path.Combine(_folder, "files"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, true);
        }
    }

    private async Task<string> TokenAsync(string role)
    {
        using var scope = Services.CreateScope();
        var email = $"{role}@example.org";
        await using var db = await Services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        if (!await db.Users.AnyAsync(u => u.Email == email))
        {
            var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
            await accounts.WriteAsync(Actor.System, async s => (await accounts.CreateAsync(s, new NewUser(email, role, [role], "a long password"))) is { IsOk: true } ? Result.Ok() : throw new InvalidOperationException(role));
        }

        var id = await db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync();
        return (await scope.ServiceProvider.GetRequiredService<TokenService>().CreateAsync(id, new NewToken("test", [], null), Actor.CommandLine)).Value;
    }
}
