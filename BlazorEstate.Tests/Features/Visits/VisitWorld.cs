using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Visits;

/// <summary>An agency on Tuesday 24 November 2026 at noon UTC minus two hours, with a let and an empty unit, and two people.</summary>
public sealed class VisitWorld : IAsyncDisposable
{
    private VisitWorld(TestEstate estate) => Estate = estate;

    public TestEstate Estate { get; }

    public EstateUser Anna { get; private set; } = null!;

    public EstateUser Marc { get; private set; } = null!;

    public Lease Lease { get; private set; } = null!;

    public VisitsService Service => Estate.Scoped<VisitsService>();

    public VisitQueries Queries => Estate.Scoped<VisitQueries>();

    /// <summary>Anna, who may book.</summary>
    public Actor Me => TestEstate.As(Roles.Agent, Anna.Id);

    public static VisitInput At(string start, int minutes = 30, string unit = "U1") => new(unit, VisitKind.Viewing, Local(start), Local(start).AddMinutes(minutes), Guest: "Zoé Petit");

    public static DateTime Local(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static Task<VisitWorld> CreateAsync(params (string Key, string Value)[] settings) => CreateAsync(null, settings);

    public static async Task<VisitWorld> CreateAsync(Action<IServiceCollection>? configure, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var world = new VisitWorld(await TestEstate.CreateAsync(s => { s.AddVisits(configuration); configure?.Invoke(s); }, new DateOnly(2026, 11, 24), settings));
        var unit = await world.Estate.SomeUnitAsync("1");
        await world.Estate.SomeUnitAsync("2");
        var tenant = await world.Estate.AddAsync(Tenant.Create("T1", new TenantDetails("Benoît Hébert", "benoit@example.org", EmailConsent: true)));
        world.Lease = await Lettings.LettingAsync(world.Estate, unit, tenant, "L1", new(2026, 1, 1), new(2027, 12, 31));
        world.Anna = await world.UserAsync("anna@example.org", "Anna Roy");
        world.Marc = await world.UserAsync("marc@example.org", "Marc Lefèvre");
        return world;
    }

    public async Task<string> BookAsync(string start, int minutes = 30, string unit = "U1") => (await Service.BookAsync(At(start, minutes, unit), Me)).Value;

    /// <summary>Anna's and Marc's accounts are no more.</summary>
    public async Task EndAccountsAsync()
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        await db.Users.ForEachAsync(u => u.Disabled = true);
        await db.SaveAsync(TestEstate.Admin);
    }

    public ValueTask DisposeAsync() => Estate.DisposeAsync();

    private async Task<EstateUser> UserAsync(string email, string name)
    {
        var user = new EstateUser { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), DisplayName = name };
        await using var db = await Estate.Factory.CreateDbContextAsync();
        db.Add(user);
        await db.SaveAsync(TestEstate.Admin);
        return user;
    }
}
