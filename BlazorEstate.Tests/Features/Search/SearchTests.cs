using BlazorEstate.Access;
using BlazorEstate.Features.Search;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Search;

public sealed class SearchTests
{
    private static async Task<TestEstate> AgencyAsync()
    {
        var estate = await PaidEstate.CreateAsync(s => s.AddSearch());
        await estate.LeaseAsync(tenant: "Hélène Cœur");
        return estate;
    }

    private static async Task<SearchKind[]> KindsAsync(TestEstate estate, string text, string role = Roles.Administrator) =>
        [.. (await estate.Scoped<SearchQueries>().FindAsync(text, TestEstate.As(role))).Select(g => g.Kind)];

    [Theory]
    [InlineData("helene", SearchKind.Tenants, SearchKind.Leases)]
    [InlineData("COEUR", SearchKind.Tenants, SearchKind.Leases, SearchKind.Owners)]
    [InlineData("l1", SearchKind.Leases)]
    [InlineData("Résidence", SearchKind.Properties)]
    [InlineData("Lot 1", SearchKind.Leases, SearchKind.Units)]
    [InlineData("100%")]
    [InlineData("x")]
    [InlineData("  ")]
    public async Task Everything_that_names_the_text_is_found(string text, params SearchKind[] kinds)
    {
        await using var estate = await AgencyAsync();
        Assert.Equal(kinds, await KindsAsync(estate, text));
    }

    [Fact]
    public async Task People_find_what_they_may_see()
    {
        await using var estate = await AgencyAsync();
        await estate.PayAsync(580m);
        Assert.Equal([SearchKind.Payments], await KindsAsync(estate, "ref"));
        Assert.Empty(await KindsAsync(estate, "ref", Roles.Coordinator));
        Assert.Equal([SearchKind.Tenants, SearchKind.Leases], await KindsAsync(estate, "coeur", Roles.Coordinator));
    }

    [Fact]
    public async Task Vendors_are_found_by_name_trade_and_code()
    {
        await using var estate = await AgencyAsync();
        await estate.AddAsync(BlazorEstate.Domain.Vendor.Create("S00001", new("Élec’Services", ["electrical"], "Inès Bonnet")));
        foreach (var text in (string[])["elec'serv", "ELECTRICAL", "s00001", "ines"])
        {
            var hit = (await estate.Scoped<SearchQueries>().FindAsync(text, TestEstate.As(Roles.Coordinator))).Single().Hits.Single();
            Assert.Equal(("Élec’Services", "/vendors/S00001", "Inès Bonnet"), (hit.Title, hit.Url, hit.Detail));
        }
    }

    [Fact]
    public async Task A_code_stands_first()
    {
        await using var estate = await AgencyAsync();
        await estate.TenantAsync("T10", "Aaron");
        var groups = await estate.Scoped<SearchQueries>().FindAsync("t1", TestEstate.Admin);
        Assert.Equal("T1", groups.Single(g => g.Kind == SearchKind.Tenants).Hits[0].Code);
    }
}
