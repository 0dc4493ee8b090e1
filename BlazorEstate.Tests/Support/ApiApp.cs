using System.Net.Http.Headers;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Support;

/// <summary>The whole program in this process on an empty database of its own, for tests of the HTTP API. It is noon on a day, 15 June 2025 unless given.</summary>
public sealed class ApiApp(DateOnly? today = null) : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-api-").FullName;

    public IDbContextFactory<EstateDbContext> Estates => Services.GetRequiredService<IDbContextFactory<EstateDbContext>>();

    /// <summary>A caller whose token has all permissions of a role.</summary>
    public async Task<HttpClient> ClientAsync(string role)
    {
        await using var scope = Services.CreateAsyncScope();
        var email = $"{role}-{Guid.NewGuid():N}@example.org";
        var user = await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync(new NewUser(email, role, [role], "long enough to pass"), Actor.CommandLine);
        var token = await scope.ServiceProvider.GetRequiredService<TokenService>().CreateAsync(user.Value, new NewToken("test", [], null), Actor.CommandLine);
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>Adds records as somebody who may do everything.</summary>
    public async Task<T> AddAsync<T>(Result<T> made) where T : class
    {
        await using var db = await Estates.CreateDbContextAsync();
        db.Add(made.Value);
        await db.SaveAsync(TestEstate.Admin);
        return made.Value;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Estate", $"Data Source={Path.Combine(_folder, "estate.db")}");
        builder.UseSetting("Email:Folder", Path.Combine(_folder, "mail"));
        builder.UseSetting("Files:Folder", Path.Combine(_folder, "files"));
        var time = new TestTime((today ?? new DateOnly(2025, 6, 15)).ToDateTime(new TimeOnly(10, 0)));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }
}
