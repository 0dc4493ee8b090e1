using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>An agency with a unit, its tenant and the maintenance services. It is noon on 15 June 2025.</summary>
public abstract class MaintenanceWorld : IAsyncLifetime
{
    protected static readonly InterventionRequest Leak = new("Leak under the sink", "plumbing", InterventionPriority.High, "Water drips on the floor.");

    protected TestEstate Estate { get; private set; } = null!;

    protected Unit Unit { get; private set; } = null!;

    /// <summary>What is asked of the database.</summary>
    protected HeardSql Heard { get; } = new();

    protected MaintenanceService Service => Estate.Scoped<MaintenanceService>();

    protected MaintenanceQueries Queries => Estate.Scoped<MaintenanceQueries>();

    public async Task InitializeAsync()
    {
        Estate = await TestEstate.CreateAsync(s => Heard.On(s.AddMaintenance(new ConfigurationBuilder().Build())));
        Unit = await Estate.SomeUnitAsync();
    }

    public async Task DisposeAsync() => await Estate.DisposeAsync();

    /// <summary>A new request, moved on through these states.</summary>
    protected async Task<string> RequestAsync(params InterventionStatus[] through)
    {
        var code = (await Service.RequestAsync(Unit.Code, Leak, null, TestEstate.Admin)).Value;
        foreach (var to in through)
        {
            var moved = await Service.MoveAsync(code, null, to, "on", TestEstate.Admin);
            Assert.True(moved.IsOk);
        }

        return code;
    }

    protected async Task<InterventionDetail> FindAsync(string code) => (await Queries.FindAsync(code))!;

    protected async Task<long> ColleagueAsync(string name = "Coralie", string role = Roles.Coordinator)
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var user = new BlazorEstate.Data.EstateUser { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = $"{name}@example.org", DisplayName = name };
        var stored = db.Roles.FirstOrDefault(r => r.Name == role);
        if (stored is null)
        {
            stored = new(role) { NormalizedName = role.ToUpperInvariant() };
            db.Add(stored);
        }

        db.Add(user);
        await db.SaveAsync(TestEstate.Admin);
        db.UserRoles.Add(new() { UserId = user.Id, RoleId = stored.Id });
        await db.SaveAsync(TestEstate.Admin);
        return user.Id;
    }
}
