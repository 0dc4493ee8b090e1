using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Plans;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Plans;

/// <summary>An agency with a unit, a boiler, a lift and a vendor, and the services of plans and maintenance. It is noon on 15 March 2026.</summary>
public abstract class PlanWorld : IAsyncLifetime
{
    protected static readonly DateOnly Today = new(2026, 3, 15);

    protected static readonly Actor Coordinator = TestEstate.As(Roles.Coordinator);

    protected static readonly PlanInput Boiler = new(
        Title: "Boiler service", LegalCheck: LegalCheck.BoilerService, UnitCode: "U1", EquipmentCode: "E1", VendorCode: "PR1", StartsOn: new(2026, 4, 1), DaysAhead: 30);

    protected HeardSql Heard { get; } = new();

    protected TestEstate Estate { get; private set; } = null!;

    protected Unit Unit { get; private set; } = null!;

    protected PlansService Service => Estate.Scoped<PlansService>();

    protected PlanQueries Queries => Estate.Scoped<PlanQueries>();

    protected PlanMaker Maker => Estate.Scoped<PlanMaker>();

    protected MaintenanceService Maintenance => Estate.Scoped<MaintenanceService>();

    public async Task InitializeAsync()
    {
        Estate = await TestEstate.CreateAsync(s => Heard.On(s.AddMaintenance(new ConfigurationBuilder().Build()).AddPlans()), Today);
        Unit = await Estate.SomeUnitAsync();
        await Estate.AddAsync(Equipment.Create("E1", Unit.PropertyId, Unit.Id, new("Boiler", EquipmentKind.Boiler)));
        await Estate.AddAsync(Equipment.Create("E2", Unit.PropertyId, null, new("Lift", EquipmentKind.Lift)));
        await Estate.AddAsync(Vendor.Create("PR1", new("Chauffage Martin")));
    }

    public async Task DisposeAsync() => await Estate.DisposeAsync();

    protected async Task<PlanDetail> FindAsync(string code) => (await Queries.FindAsync(code))!;

    protected async Task<string> MadeAsync(PlanInput input)
    {
        var made = await Service.CreateAsync(input, Coordinator);
        Assert.Empty(made.Problems);
        return made.Value;
    }

    protected Task<List<Intervention>> InterventionsAsync() => Estate.ReadAsync(db => Task.FromResult(db.Interventions.OrderBy(i => i.Id).ToList()));

    protected async Task MoveAsync(string code, params InterventionStatus[] through)
    {
        foreach (var to in through)
        {
            Assert.True((await Maintenance.MoveAsync(code, null, to, "on", Coordinator)).IsOk);
        }
    }

    /// <summary>Changes what was made before as a form would.</summary>
    protected async Task ChangeAsync<T>(long id, Func<T, Result> change) where T : class
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        Assert.True(change((await db.FindAsync<T>(id))!).IsOk);
        await db.SaveAsync(TestEstate.Admin);
    }

    protected Task BoilerGoneAsync(DateOnly day) => ChangeAsync<Equipment>(1, e => e.Change(e.PropertyId, e.UnitId, new("Boiler", EquipmentKind.Boiler, OutOfServiceOn: day)));

    /// <summary>Lets days pass; the scan runs on the last alone.</summary>
    protected async Task<int> PassAsync(int days)
    {
        Estate.Time.Advance(TimeSpan.FromDays(days));
        return (await Maker.RunAsync(Today, Actor.System)).Notifications;
    }
}
