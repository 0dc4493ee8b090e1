using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Properties;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Lettings;

namespace BlazorEstate.Tests.Features.Properties;

public sealed class UnitsTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private TestEstate _estate = null!;

    private UnitsService Service => _estate.Scoped<UnitsService>();

    private UnitsQueries Queries => _estate.Scoped<UnitsQueries>();

    public async Task InitializeAsync()
    {
        // U1 let, U2 vacant, U3 out of service since today, U4 from tomorrow on, U5 let until yesterday.
        _estate = await TestEstate.CreateAsync(s => s.AddProperties());
        var property = await _estate.PropertyAsync(await _estate.OwnerAsync());
        var tenant = await _estate.TenantAsync();
        await LettingAsync(_estate, await _estate.UnitAsync(property, "U1"), tenant, "L1", Today, Today.AddYears(1));
        await _estate.UnitAsync(property, "U2");
        await _estate.AddAsync(Unit.Create("U3", property.Id, new UnitDetails("Cave", UnitKind.Storage, OutOfServiceFrom: Today)));
        await _estate.AddAsync(Unit.Create("U4", property.Id, new UnitDetails("Box", UnitKind.Parking, OutOfServiceFrom: Today.AddDays(1))));
        await LettingAsync(_estate, await _estate.UnitAsync(property, "U5"), tenant, "L5", Today.AddYears(-1), Today.AddDays(-1));
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Theory]
    [InlineData(UnitState.Occupied, "U1")]
    [InlineData(UnitState.Vacant, "U2,U4,U5")]
    [InlineData(UnitState.OutOfService, "U3")]
    public async Task The_filter_and_the_shown_state_agree(UnitState state, string codes)
    {
        var rows = (await Queries.ListAsync(Slice("code"), new UnitFilter(State: state))).Items;
        Assert.Equal(codes, string.Join(',', rows.Select(r => r.Code)));
        Assert.All(rows, r => Assert.Equal(state, r.State));
    }

    [Fact]
    public async Task A_let_unit_shows_its_tenant_and_month()
    {
        var unit = (await Queries.DetailAsync("U1"))!.Unit;
        Assert.Equal(("L1", "Benoît Hébert", 65_000L), (unit.Lease!.Code, unit.Lease.TenantName, unit.Lease.Monthly));
        Assert.Null((await Queries.FindAsync("U2"))!.Lease);
        Assert.Equal(["L5"], (await Queries.DetailAsync("U5"))!.Leases.Select(l => l.Code));
    }

    [Fact]
    public async Task Search_and_filters_find_by_place_too()
    {
        Assert.Equal(5, (await Queries.ListAsync(Slice(q: "residence LYON"), new UnitFilter())).Total + (await Queries.ListAsync(Slice(q: "vasseur"), new UnitFilter())).Total);
        Assert.Equal(1, (await Queries.ListAsync(Slice(), new UnitFilter(UnitKind.Parking, null, "Lyon", "P1", "O1"))).Total);
        Assert.Equal(0, (await Queries.ListAsync(Slice(), new UnitFilter(City: "Paris"))).Total);
        foreach (var sort in UnitsQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            Assert.Equal(5, (await Queries.ListAsync(Slice(sort), new UnitFilter())).Items.Count);
        }
    }

    [Theory]
    [InlineData("areaM2", "TooManyDecimals", "10.125", 1, UnitKind.Flat, "P1")]
    [InlineData("areaM2", "OutOfRange", "0", 1, UnitKind.Flat, "P1")]
    [InlineData("areaM2", "OutOfRange", "79228162514264337593543950335", 1, UnitKind.Flat, "P1")]
    [InlineData("floor", "OutOfRange", "10", 999, UnitKind.Flat, "P1")]
    [InlineData("kind", "Choice", "10", 1, null, "P1")]
    [InlineData("propertyCode", "Unknown", "10", 1, UnitKind.Flat, "P9")]
    [InlineData("propertyCode", "Required", "10", 1, UnitKind.Flat, null)]
    public async Task A_bad_value_is_refused_with_its_field(string field, string problem, string area, int floor, UnitKind? kind, string? property)
    {
        var input = new UnitInput(null, property, "Lot", kind, decimal.Parse(area, System.Globalization.CultureInfo.InvariantCulture), floor, null, null);
        var details = input.ToDetails();
        var result = details.IsOk ? await Service.CreateAsync(null, property, details.Value, TestEstate.Admin) : (Result)details;
        Assert.Equal((field, problem), (result.Problems.Single().Field, result.Problems.Single().Code));
    }

    [Fact]
    public async Task A_unit_is_kept_changed_and_deleted()
    {
        var details = new UnitDetails("Lot 12", UnitKind.Studio, 2_150, 3);
        Assert.Equal("U000001", (await Service.CreateAsync(null, "P1", details, TestEstate.Admin)).Value);
        Assert.True((await Service.ChangeAsync("U000001", 1, "P1", details with { Floor = 4 }, TestEstate.Admin)).IsOk);
        Assert.True((await Service.ChangeAsync("U000001", 1, null, details, TestEstate.Admin)).Has(Result.StaleCode));
        Assert.Equal(21.5m, (await Queries.FindAsync("U000001"))!.AreaM2);
        Assert.True((await Service.ChangeAsync("U000001", null, "P2", details, TestEstate.Admin)).Has("Unit.Moved"));
        Assert.True((await Service.DeleteAsync("U000001", TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
        Assert.True((await Service.DeleteAsync("U000001", TestEstate.Admin)).IsOk);
        Assert.True((await Service.DeleteAsync("U1", TestEstate.Admin)).Has("InUse.Leases"));
    }

    [Fact]
    public async Task A_let_unit_cannot_be_taken_out_of_service()
    {
        var details = new UnitDetails("Lot 1", UnitKind.Flat, OutOfServiceFrom: Today.AddMonths(1));
        Assert.True((await Service.ChangeAsync("U1", null, null, details, TestEstate.Admin)).Has("Unit.LetThen"));
        Assert.True((await Service.ChangeAsync("U1", null, null, details with { OutOfServiceFrom = Today.AddYears(1).AddDays(1) }, TestEstate.Admin)).IsOk);
    }

    private static ListSlice Slice(string? sort = null, string? q = null) => ListSlice.Lenient(q, 1, 50, sort, UnitsQueries.Sorts);
}
