using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Calendar;

/// <summary>An agency on Tuesday 24 November 2026 with two lettings: one to the end of 2027, one to 30 November 2026; and Anna, an agent.</summary>
public sealed class CalendarWorld : IAsyncDisposable
{
    private CalendarWorld(TestEstate estate) => Estate = estate;

    public TestEstate Estate { get; }

    public EstateUser Anna { get; private set; } = null!;

    public Lease Lease { get; private set; } = null!;

    public CalendarQueries Queries => Estate.Scoped<CalendarQueries>();

    public CalendarFeeds Feeds => Estate.Scoped<CalendarFeeds>();

    public VisitsService Visits => Estate.Scoped<VisitsService>();

    public Actor Me => TestEstate.As(Roles.Agent, Anna.Id);

    public static async Task<CalendarWorld> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var none = new ConfigurationBuilder().Build();
        var world = new CalendarWorld(await TestEstate.CreateAsync(Add, new DateOnly(2026, 11, 24)));
        var (first, second) = (await world.Estate.SomeUnitAsync("1"), await world.Estate.SomeUnitAsync("2"));
        world.Lease = await Lettings.LettingAsync(world.Estate, first, await world.Estate.TenantAsync("T1"), "L1", new(2026, 1, 1), new(2027, 12, 31));
        var terms = new LeaseTerms(LeaseKind.Unfurnished, new(2025, 12, 1), new(2026, 11, 30), [new(LineKind.Rent, "", 50_000)], Deposit: 50_000, DueDay: 5);
        await world.Estate.AddAsync(Lease.Create("L2", second.Id, (await world.Estate.TenantAsync("T2", "Zoé Œil")).Id, terms));
        world.Anna = await world.UserAsync();
        return world;

        void Add(IServiceCollection services)
        {
            services.AddVisits(none).AddCalendar();
            configure?.Invoke(services);
        }
    }

    public Task<IReadOnlyList<CalendarEntry>> ReadAsync(string from, string to, string? kinds = null, string? property = null, string? person = null) =>
        Queries.ReadAsync(new CalendarView(DateOnly.Parse(from), DateOnly.Parse(to), CalendarKinds.Parse(kinds)!, property, null, person));

    public async Task<string> BookAsync(string start, string unit = "U1")
    {
        var at = DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        return (await Visits.BookAsync(new VisitInput(unit, VisitKind.Viewing, at, at.AddMinutes(30), Guest: "Hugo, Blanc; fils"), Me)).Value;
    }

    public ValueTask DisposeAsync() => Estate.DisposeAsync();

    private async Task<EstateUser> UserAsync()
    {
        var user = new EstateUser { UserName = "anna@example.org", Email = "anna@example.org", NormalizedEmail = "ANNA@EXAMPLE.ORG", DisplayName = "Anna Roy", Language = "fr" };
        await using var db = await Estate.Factory.CreateDbContextAsync();
        db.Add(user);
        await db.SaveAsync(TestEstate.Admin);
        var role = await db.Roles.FirstOrDefaultAsync(r => r.Name == Roles.Agent) ?? db.Add(new IdentityRole<long>(Roles.Agent)).Entity;
        await db.SaveAsync(TestEstate.Admin);
        db.Add(new IdentityUserRole<long> { UserId = user.Id, RoleId = role.Id });
        await db.SaveAsync(TestEstate.Admin);
        return user;
    }
}
