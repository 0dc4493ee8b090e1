using BlazorEstate.Domain;
using BlazorEstate.Features.Owners;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Owners;

public sealed class OwnersQueriesTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private OwnersQueries Queries => _estate.Scoped<OwnersQueries>();

    public async Task InitializeAsync() => _estate = await TestEstate.CreateAsync(s => s.AddOwners());

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Search_ignores_case_and_accents_and_takes_wildcards_as_text()
    {
        await _estate.OwnerAsync("O1", "Amélie Cœur");
        await _estate.OwnerAsync("O2", "100% Invest");
        Assert.Equal(["O1"], await CodesAsync("AMELIE coeur"));
        Assert.Equal(["O2"], await CodesAsync("0%"));
        Assert.Empty(await CodesAsync("a%e"));
        Assert.Equal(["O2"], await CodesAsync("o2@EXAMPLE"));
    }

    [Fact]
    public async Task Every_sort_works_both_ways_and_pages_never_repeat_a_row()
    {
        foreach (var i in Enumerable.Range(1, 7))
        {
            var owner = await _estate.OwnerAsync("O" + i, i % 2 == 0 ? "Même nom" : "même NOM");
            if (i == 3)
            {
                await _estate.UnitAsync(await _estate.PropertyAsync(owner));
            }
        }

        foreach (var sort in OwnersQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            var seen = new List<string>();
            for (var page = 1; page <= 3; page++)
            {
                seen.AddRange((await Queries.ListAsync(Slice(sort: sort, page: page, size: 3))).Items.Select(o => o.Code));
            }

            Assert.Equal(7, seen.Distinct().Count());
        }

        Assert.Equal("O3", (await Queries.ListAsync(Slice(sort: "-units"))).Items[0].Code);
    }

    [Fact]
    public async Task A_page_behind_the_last_is_empty_and_still_tells_the_total()
    {
        await _estate.OwnerAsync();
        var page = await Queries.ListAsync(Slice(page: 10_000_000, size: 200));
        Assert.Equal((0, 1), (page.Items.Count, page.Total));
    }

    [Fact]
    public async Task The_detail_counts_units_and_those_let_today()
    {
        var owner = await _estate.OwnerAsync("O1");
        var property = await _estate.PropertyAsync(owner, "P1");
        await _estate.UnitAsync(property, "U1");
        await _estate.UnitAsync(property, "U2");
        await _estate.PropertyAsync(owner, "P2", "Annexe");
        var detail = (await Queries.DetailAsync("O1"))!;
        Assert.Equal((2, 2, 0), (detail.Owner.Properties, detail.Owner.Units, detail.Owner.Occupied));
        Assert.Equal([("P2", 0), ("P1", 2)], detail.Properties.Select(p => (p.Code, p.Units)));
        Assert.Equal(PropertyKind.Building, detail.Properties[0].Kind);
        Assert.Null(await Queries.DetailAsync("O9"));
    }

    [Theory]
    [InlineData(0, 50, "name", "page")]
    [InlineData(1, 201, "name", "pageSize")]
    [InlineData(1, 50, "password", "sort")]
    public void A_list_request_out_of_bounds_names_the_parameter(int page, int size, string sort, string field) =>
        Assert.Equal(field, new ListRequest(null, page, size, sort).Read(OwnersQueries.Sorts).Problems.Single().Field);

    private static ListSlice Slice(string? q = null, string? sort = null, int page = 1, int size = 50) =>
        ListSlice.Lenient(q, page, size, sort, OwnersQueries.Sorts);

    private async Task<IEnumerable<string>> CodesAsync(string q) => (await Queries.ListAsync(Slice(q))).Items.Select(o => o.Code);
}
