using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Support;

/// <summary>
/// An agency in a real SQLite file of its own, with the program's own services and a clock that stands still.
/// Copies one migrated template, so that a test costs milliseconds.
/// </summary>
public sealed class TestEstate : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly string _folder;
    private readonly ServiceProvider _services;

    private TestEstate(string folder, ServiceProvider services, TestTime time)
    {
        _folder = folder;
        _services = services;
        Time = time;
    }

    public IServiceProvider Services => _services;

    public TestTime Time { get; }

    public string DatabaseFile => Path.Combine(_folder, "estate.db");

    public IDbContextFactory<EstateDbContext> Factory => Get<IDbContextFactory<EstateDbContext>>();

    /// <summary>Somebody who may do everything, on a screen.</summary>
    public static Actor Admin { get; } = As(Roles.Administrator);

    /// <summary>An actor with the permissions of a role and no stored user.</summary>
    public static Actor As(string role, long? userId = null) => new(userId, role, Roles.Allowed[role], ActorOrigin.Screen);

    /// <summary>At noon of a day (15 June 2025 unless given) in Paris, with the features that <paramref name="configure"/> adds.</summary>
    public static async Task<TestEstate> CreateAsync(Action<IServiceCollection>? configure = null, DateOnly? today = null, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("estate-test-").FullName;
        File.Copy(await Template.Value, Path.Combine(folder, "estate.db"));
        var time = new TestTime((today ?? new DateOnly(2025, 6, 15)).ToDateTime(new TimeOnly(10, 0)));
        var services = Compose(folder, time, settings);
        configure?.Invoke(services);
        return new TestEstate(folder, services.BuildServiceProvider(), time);
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A service as a page of its own would get it.</summary>
    public T Scoped<T>() where T : notnull => Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<EstateDbContext, Task<T>> read)
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>An intervention without what its timeline begins with.</summary>
    public Task<Intervention> AddAsync(Result<(Intervention Intervention, InterventionEntry Entry)> made) => AddAsync(Result<Intervention>.Ok(made.Value.Intervention));

    public async Task<T> AddAsync<T>(Result<T> made) where T : class
    {
        await using var db = await Factory.CreateDbContextAsync();
        db.Add(made.Value);
        await db.SaveAsync(Admin);
        return made.Value;
    }

    public Task<Owner> OwnerAsync(string code = "O1", string name = "Amélie Cœur") =>
        AddAsync(Owner.Create(code, new OwnerDetails(name, $"{code}@example.org")));

    /// <summary>Has an owner agree to letters by e-mail, at o1@example.org for O1.</summary>
    public async Task AgreeAsync(string owner = "O1", string language = "fr")
    {
        await using var db = await Factory.CreateDbContextAsync();
        var found = await db.Owners.SingleAsync(o => o.Code == owner);
        _ = found.Change(new OwnerDetails(found.Name, $"{owner.ToLowerInvariant()}@example.org", Language: language, EmailConsent: true));
        await db.SaveAsync(Admin);
    }

    /// <summary>No more work is given to a vendor.</summary>
    public async Task RetireAsync(string vendor)
    {
        await using var db = await Factory.CreateDbContextAsync();
        var found = await db.Vendors.SingleAsync(v => v.Code == vendor);
        _ = found.Change(found.Details with { Active = false });
        await db.SaveAsync(Admin);
    }

    public Task<Property> PropertyAsync(Owner owner, string code = "P1", string name = "Résidence Vasseur") =>
        AddAsync(Property.Create(code, owner.Id, new PropertyDetails(name, PropertyKind.Building, "1 rue de la République", "69003", "Lyon")));

    public Task<Unit> UnitAsync(Property property, string code = "U1", string label = "Lot 1") =>
        AddAsync(Unit.Create(code, property.Id, new UnitDetails(label, UnitKind.Flat, 4250, 2)));

    public Task<Tenant> TenantAsync(string code = "T1", string name = "Benoît Hébert") =>
        AddAsync(Tenant.Create(code, new TenantDetails(name, $"{code}@example.org")));

    /// <summary>An owner's property with one unit, ready to be let.</summary>
    public async Task<Unit> SomeUnitAsync(string suffix = "1")
    {
        var owner = await OwnerAsync("O" + suffix);
        return await UnitAsync(await PropertyAsync(owner, "P" + suffix), "U" + suffix);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = await Factory.CreateDbContextAsync())
        {
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        await _services.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    private static ServiceCollection Compose(string folder, TimeProvider time, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConnectionStrings:Estate", "Data Source=estate.db"),
            new("Agency:Name", "Agence de test"),
            new("Reminders:IssueDaysAhead", "10"),
            .. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)),
        ]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging().AddLocalization();
        services.AddAgency(configuration);
        services.AddEstateData(configuration, folder);
        services.AddSingleton(TenantMailOptions.Of(configuration)).AddSingleton(OwnerMailOptions.Of(configuration));
        services.AddSingleton<EstateChanges>();
        services.AddSingleton(time);
        return services;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("estate-template-").FullName;
        await using (var services = Compose(folder, TimeProvider.System, []).BuildServiceProvider())
        {
            await services.MigrateEstateAsync();
        }

        SqliteConnection.ClearAllPools();
        return Path.Combine(folder, "estate.db");
    }
}
