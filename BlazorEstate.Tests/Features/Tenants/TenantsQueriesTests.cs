using BlazorEstate.Features.Tenants;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Lettings;

namespace BlazorEstate.Tests.Features.Tenants;

public sealed class TenantsQueriesTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private TenantsQueries Queries => _estate.Scoped<TenantsQueries>();

    public async Task InitializeAsync()
    {
        // On 15 June 2025: T1 let since 1 May and 20 days of charges ahead, T2 long gone, T3 never let.
        _estate = await TestEstate.CreateAsync(s => s.AddTenants());
        var unit = await _estate.SomeUnitAsync();
        await LettingAsync(_estate, unit, await _estate.TenantAsync("T1", "Zoé"), "L1", new DateOnly(2025, 5, 1), new DateOnly(2026, 4, 30));
        await LettingAsync(_estate, unit, await _estate.TenantAsync("T2", "Ève"), "L2", new DateOnly(2020, 1, 1), new DateOnly(2020, 1, 31));
        await _estate.TenantAsync("T3", "Élie");
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Overdue_and_running_leases_are_counted()
    {
        var rows = (await Queries.ListAsync(Slice(), new TenantFilter())).Items;
        Assert.Equal([("T3", 0, 0L), ("T2", 0, 65_000L), ("T1", 1, 130_000L)], rows.Select(r => (r.Code, r.Leases, r.Overdue)));
    }

    [Theory]
    [InlineData(true, null, "T2,T1")]
    [InlineData(false, null, "T3")]
    [InlineData(null, true, "T1")]
    [InlineData(null, false, "T3,T2")]
    [InlineData(true, false, "T2")]
    public async Task Filters_combine(bool? arrears, bool? current, string codes) =>
        Assert.Equal(codes, string.Join(',', (await Queries.ListAsync(Slice(), new TenantFilter(arrears, current))).Items.Select(r => r.Code)));

    [Fact]
    public async Task Every_sort_works_both_ways()
    {
        foreach (var sort in TenantsQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            Assert.Equal(3, (await Queries.ListAsync(Slice(sort), new TenantFilter())).Items.Count);
        }

        Assert.Equal(["T1", "T2", "T3"], (await Queries.ListAsync(Slice("-overdue"), new TenantFilter())).Items.Select(r => r.Code));
    }

    [Fact]
    public async Task The_balance_leaves_out_what_is_issued_and_not_yet_due()
    {
        var lease = (await Queries.DetailAsync("T1"))!.Leases.Single();
        Assert.Equal(("L1", "U1", 130_000L, 130_000L), (lease.Code, lease.UnitCode, lease.Balance, lease.Overdue));
        Assert.Null(await Queries.DetailAsync("T9"));
    }

    private static ListSlice Slice(string? sort = null) => ListSlice.Lenient(null, 1, 50, sort, TenantsQueries.Sorts);
}
