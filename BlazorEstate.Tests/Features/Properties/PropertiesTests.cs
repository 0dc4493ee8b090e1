using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Properties;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Properties;

public sealed class PropertiesTests : IAsyncLifetime
{
    private static readonly PropertyDetails Details = new("Villa Monplaisir", PropertyKind.House, "2 rue X", "69008", "Lyon");
    private TestEstate _estate = null!;

    private PropertiesService Service => _estate.Scoped<PropertiesService>();

    private PropertiesQueries Queries => _estate.Scoped<PropertiesQueries>();

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.CreateAsync(s => s.AddProperties());
        await _estate.OwnerAsync("O1", "Zoé");
        await _estate.UnitAsync(await _estate.PropertyAsync(await _estate.OwnerAsync("O2", "Élie"), "P2"));
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task A_property_is_kept_moved_to_another_owner_and_deleted()
    {
        Assert.Equal("P00001", (await Service.CreateAsync(null, "O1", Details, TestEstate.Admin)).Value);
        Assert.True((await Service.ChangeAsync("P00001", 1, "O2", Details with { City = "Paris" }, TestEstate.Admin)).IsOk);
        var now = (await Queries.FindAsync("P00001"))!;
        Assert.Equal(("O2", "Élie", "Paris", 2L), (now.OwnerCode, now.OwnerName, now.City, now.Version));
        Assert.True((await Service.ChangeAsync("P00001", 1, "O1", Details, TestEstate.Admin)).Has(Result.StaleCode));
        Assert.True((await Service.DeleteAsync("P00001", TestEstate.Admin)).IsOk);
        Assert.True((await Service.DeleteAsync("P2", TestEstate.Admin)).Has("InUse.Units"));
    }

    [Fact]
    public async Task One_with_equipment_in_its_common_parts_stays()
    {
        var property = await _estate.PropertyAsync(await _estate.OwnerAsync("O3"), "P3");
        await _estate.AddAsync(Equipment.Create("E1", property.Id, null, new("Lift", EquipmentKind.Lift)));
        Assert.True((await Service.DeleteAsync(property.Code, TestEstate.Admin)).Has("InUse.Equipment"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var result = await Service.CreateAsync("x y", "O9", new PropertyDetails("", (PropertyKind)9, new string('a', 501), new string('1', 17), "L\u0007"), TestEstate.Admin);
        Assert.Equal(["ownerCode", "code", "name", "kind", "address", "postalCode", "city"], result.Problems.Select(p => p.Field));
        Assert.True((await Service.CreateAsync(null, "O1", Details, TestEstate.As(Roles.Coordinator))).Has(Result.ForbiddenCode));
        Assert.Equal("Duplicate", (await Service.CreateAsync("P2", "O1", Details, TestEstate.Admin)).Problems.Single().Code);
    }

    [Fact]
    public async Task Lists_filter_sort_and_search_in_the_database()
    {
        await Service.CreateAsync("P1", "O1", Details with { City = "Villeurbanne" }, TestEstate.Admin);
        Assert.Equal(["P1"], await CodesAsync(new PropertyFilter(Kind: PropertyKind.House)));
        Assert.Equal(["P2"], await CodesAsync(new PropertyFilter(City: "Lyon")));
        Assert.Equal(["P1"], await CodesAsync(new PropertyFilter(OwnerCode: "O1")));
        Assert.Equal(["P2"], await CodesAsync(new PropertyFilter(), q: "elie"));
        Assert.Equal(["Lyon", "Villeurbanne"], await Queries.CitiesAsync());
        Assert.Equal(["P2", "P1"], await CodesAsync(new PropertyFilter(), "owner"));
        foreach (var sort in PropertiesQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            Assert.Equal(2, (await CodesAsync(new PropertyFilter(), sort)).Count());
        }
    }

    private async Task<IEnumerable<string>> CodesAsync(PropertyFilter filter, string? sort = null, string? q = null) =>
        (await Queries.ListAsync(ListSlice.Lenient(q, 1, 50, sort, PropertiesQueries.Sorts), filter)).Items.Select(p => p.Code);
}
