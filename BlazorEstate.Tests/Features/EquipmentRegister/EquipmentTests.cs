using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.EquipmentRegister;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Properties;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.EquipmentRegister;

public sealed class EquipmentTests : IAsyncLifetime
{
    private static readonly Actor Coordinator = TestEstate.As(Roles.Coordinator);
    private static readonly InterventionRequest Cold = new("No hot water", "heating", InterventionPriority.High);
    private static readonly EquipmentInput Boiler = new(Name: "Boiler", Kind: EquipmentKind.Boiler, UnitCode: "U1", Make: "Viessmann", Serial: "VX-1", InstalledOn: new(2024, 10, 1), WarrantyUntil: new(2026, 9, 30), ServicedOn: new(2025, 2, 1));
    private TestEstate _estate = null!;

    private EquipmentService Service => _estate.Scoped<EquipmentService>();

    private EquipmentQueries Queries => _estate.Scoped<EquipmentQueries>();

    private MaintenanceService Maintenance => _estate.Scoped<MaintenanceService>();

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.CreateAsync(s => s.AddMaintenance(new ConfigurationBuilder().Build()).AddEquipment().AddProperties(), new DateOnly(2026, 3, 15));
        await _estate.SomeUnitAsync();
        await _estate.SomeUnitAsync("2");
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Equipment_is_added_changed_found_and_filtered()
    {
        var boiler = (await Service.CreateAsync(Boiler, Coordinator)).Value;
        var lift = (await Service.CreateAsync(new(Name: "Ascenseur", Kind: EquipmentKind.Lift, PropertyCode: "P2", OutOfServiceOn: new(2026, 1, 1)), Coordinator)).Value;
        Assert.Equal(("E00001", "E00002"), (boiler, lift));
        Assert.True((await Service.ChangeAsync(boiler, Boiler with { Name = "Chaudière", Version = 1 }, Coordinator)).IsOk);
        Assert.True((await Service.ChangeAsync(boiler, Boiler with { Version = 1 }, Coordinator)).Has(Result.StaleCode));
        Assert.Equal([boiler], await CodesAsync(new(), "chaudiere"));
        Assert.Equal([boiler], await CodesAsync(new(), "vx-1"));
        Assert.Equal([lift], await CodesAsync(new(EquipmentKind.Lift)));
        Assert.Equal([lift], await CodesAsync(new(Used: false)));
        Assert.Equal([boiler], await CodesAsync(new(Warranty: true, Unit: "U1", Property: "P1")));
        foreach (var sort in EquipmentQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            Assert.Equal(2, (await CodesAsync(new(), null, sort)).Count);
        }
    }

    [Fact]
    public async Task What_was_completed_costs_by_year_and_is_a_service_where_a_plan_had_it_done()
    {
        var code = (await Service.CreateAsync(Boiler, Coordinator)).Value;
        Assert.Equal(new DateOnly(2025, 2, 1), (await Queries.FindAsync(code))!.LastServiceOn);
        var work = await RequestAsync("U1", code);
        foreach (var to in new[] { InterventionStatus.Accepted, InterventionStatus.Scheduled, InterventionStatus.InProgress })
        {
            Assert.True((await Maintenance.MoveAsync(work, null, to, null, Coordinator)).IsOk);
        }

        Assert.True((await Maintenance.AddCostAsync(work, null, new(CostKind.Other, "Burner", null, null, null, 12_000, true), Coordinator)).IsOk);
        Assert.True((await Maintenance.MoveAsync(work, null, InterventionStatus.Completed, null, Coordinator)).IsOk);
        var found = (await Queries.DetailAsync(code))!;
        Assert.Equal((new DateOnly(2025, 2, 1), work), (found.Equipment.LastServiceOn!.Value, Assert.Single(found.Works).Code));
        Assert.Equal(new EquipmentYear(2026, 1, 12_000), Assert.Single(found.Years));
        Assert.Equal("unitCode", (await Service.ChangeAsync(code, Boiler with { UnitCode = "U2" }, Coordinator)).Problems.Single(p => p.Code == "Equipment.Fixed").Field);

        var plan = await PlanAsync(found.Equipment.Id);
        var (service, _) = Intervention.Of(plan, new(2026, 3, 1), "M9", plan.UnitId!.Value, null, new(2026, 3, 1), new(new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc), null, "System")).Value;
        await _estate.AddAsync(Result<Intervention>.Ok(service));
        Assert.Equal(new DateOnly(2025, 2, 1), (await Queries.FindAsync(code))!.LastServiceOn);
        foreach (var to in new[] { InterventionStatus.Accepted, InterventionStatus.Scheduled, InterventionStatus.InProgress, InterventionStatus.Completed })
        {
            Assert.True((await Maintenance.MoveAsync("M9", null, to, null, Coordinator)).IsOk);
        }

        Assert.Equal(new DateOnly(2026, 3, 15), (await Queries.FindAsync(code))!.LastServiceOn);
    }

    [Fact]
    public async Task A_request_names_equipment_of_the_unit_or_around_it_and_no_other()
    {
        var boiler = (await Service.CreateAsync(Boiler, Coordinator)).Value;
        var lift = (await Service.CreateAsync(new(Name: "Lift", Kind: EquipmentKind.Lift, PropertyCode: "P1"), Coordinator)).Value;
        var elsewhere = (await Service.CreateAsync(Boiler with { UnitCode = "U2" }, Coordinator)).Value;
        var choices = await _estate.Scoped<MaintenanceQueries>().EquipmentAsync("U1");
        Assert.Equal([(boiler, new DateOnly(2026, 9, 30)), (lift, null)], choices.Select(c => (c.Code, c.WarrantyUntil)));
        var work = await RequestAsync("U1", boiler);
        Assert.True((await Maintenance.EditAsync(work, null, Cold, Coordinator, lift)).IsOk);
        Assert.Equal(lift, (await _estate.Scoped<MaintenanceQueries>().FindAsync(work))!.Row.EquipmentCode);
        Assert.True((await Maintenance.EditAsync(work, null, Cold with { Title = "Still cold" }, Coordinator)).IsOk);
        Assert.Equal(lift, (await _estate.Scoped<MaintenanceQueries>().FindAsync(work))!.Row.EquipmentCode);
        Assert.True((await Maintenance.EditAsync(work, null, Cold, Coordinator, "")).IsOk);
        Assert.Null((await _estate.Scoped<MaintenanceQueries>().FindAsync(work))!.Row.EquipmentCode);
        Assert.Equal(("equipmentCode", "Equipment.Elsewhere"), Only(await Maintenance.RequestAsync("U1", Cold, null, Coordinator, elsewhere)));
        Assert.Equal(("equipmentCode", "Unknown"), Only(await Maintenance.RequestAsync("U1", Cold, null, Coordinator, "E9")));
    }

    [Fact]
    public async Task Pages_of_units_and_properties_show_what_is_in_use_and_a_unit_with_equipment_stays()
    {
        var boiler = (await Service.CreateAsync(Boiler, Coordinator)).Value;
        var lift = (await Service.CreateAsync(new(Name: "Lift", Kind: EquipmentKind.Lift, PropertyCode: "P1"), Coordinator)).Value;
        await Service.CreateAsync(Boiler with { OutOfServiceOn = new(2026, 3, 1) }, Coordinator);
        var unit = (await _estate.Scoped<UnitsQueries>().DetailAsync("U1"))!;
        var property = (await _estate.Scoped<PropertiesQueries>().DetailAsync("P1"))!;
        Assert.Equal([boiler], unit.Equipment.Select(e => e.Code));
        Assert.Equal([lift, boiler], property.Equipment.Select(e => e.Code));
        Assert.Equal("InUse.Equipment", (await _estate.Scoped<UnitsService>().DeleteAsync("U1", TestEstate.Admin)).Problems.Single().Code);
    }

    [Fact]
    public async Task An_overdue_legal_check_shows_on_its_equipment_unit_and_property()
    {
        var code = (await Service.CreateAsync(Boiler, Coordinator)).Value;
        var property = (await _estate.Scoped<PropertiesQueries>().FindAsync("P1"))!;
        await PlanAsync((await Queries.FindAsync(code))!.Id);
        Assert.True((await Queries.FindAsync(code))!.LegalOverdue);
        Assert.Equal(new DateOnly(2026, 3, 1), (await Queries.FindAsync(code))!.NextServiceOn);
        Assert.Equal("PP1", Assert.Single((await _estate.Scoped<UnitsQueries>().DetailAsync("U1"))!.Overdue).PlanCode);
        Assert.Equal("PP1", Assert.Single((await _estate.Scoped<PropertiesQueries>().DetailAsync(property.Code))!.Overdue).PlanCode);
        Assert.Empty((await _estate.Scoped<UnitsQueries>().DetailAsync("U2"))!.Overdue);
    }

    /// <summary>The plan PP1 that has the boiler of U1 serviced, on 1 March 2026 first.</summary>
    private async Task<PreventivePlan> PlanAsync(long equipment)
    {
        var unit = await _estate.ReadAsync(db => Task.FromResult(db.Units.First(u => u.Code == "U1")));
        return await _estate.AddAsync(PreventivePlan.Create("PP1", new(unit.PropertyId, unit.Id, equipment), new("Boiler service", "heating", InterventionPriority.Normal,
            new(new(1, PlanPeriod.Year), PlanBasis.Fixed, new(2026, 3, 1), null, 14), null, LegalCheck.BoilerService)));
    }

    private async Task<string> RequestAsync(string unit, string equipment)
    {
        var made = await Maintenance.RequestAsync(unit, Cold, null, Coordinator, equipment);
        Assert.Empty(made.Problems);
        return made.Value;
    }

    private async Task<List<string>> CodesAsync(EquipmentFilter filter, string? q = null, string? sort = null) =>
        [.. (await Queries.ListAsync(ListSlice.Lenient(q, 1, 50, sort, EquipmentQueries.Sorts), filter)).Items.Select(e => e.Code)];

    private static (string, string) Only(Result result) => result.Problems.Select(p => (p.Field, p.Code)).Single();
}
