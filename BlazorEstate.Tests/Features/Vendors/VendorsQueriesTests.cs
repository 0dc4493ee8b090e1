using BlazorEstate.Domain;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Tests.Features.Vendors;

public sealed class VendorsQueriesTests : VendorWorld
{
    [Fact]
    public async Task They_are_found_by_name_trade_state_and_how_their_papers_stand()
    {
        await VendorAsync("S1", "Élec’Services", Today.AddDays(-1), null, "electrical");
        await VendorAsync("S2", "Plomberie Roux", Today, Today.AddDays(31), "plumbing", "heating");
        await VendorAsync("S3", "Thermi-Ouest", Today.AddDays(30), Today.AddDays(-9), "heating");
        await VendorAsync("S4", "100% Toits", Today.AddDays(31));
        await VendorAsync("S5", "Zinc");
        await Service.ActivateAsync("S5", null, false, BlazorEstate.Tests.Support.TestEstate.Admin);
        Assert.Equal(["S1"], await CodesAsync(new(), "elec'serv"));
        Assert.Equal(["S4"], await CodesAsync(new(), "0%"));
        Assert.Equal(["S2", "S3"], await CodesAsync(new(Trade: "heating")));
        Assert.Equal(["S5"], await CodesAsync(new(Active: false)));
        Assert.Equal(["S1"], await CodesAsync(new(Insurance: Validity.Expired)));
        Assert.Equal(["S2", "S3"], await CodesAsync(new(Insurance: Validity.EndingSoon)));
        Assert.Equal(["S4"], await CodesAsync(new(Insurance: Validity.Valid)));
        Assert.Equal(["S5"], await CodesAsync(new(Insurance: Validity.Unknown)));
        Assert.Equal(["S3"], await CodesAsync(new(Contract: Validity.Expired)));
        Assert.Equal(["S2"], await CodesAsync(new(Contract: Validity.Valid)));
        Assert.Equal(["S2"], await CodesAsync(new(Trade: "heating", Contract: Validity.Valid)));
    }

    [Fact]
    public async Task Every_sort_works_both_ways_and_pages_never_repeat_a_row()
    {
        for (var i = 1; i <= 7; i++)
        {
            var vendor = await VendorAsync($"S{i}", $"Vendor {i}", i % 2 == 0 ? Today.AddDays(i) : null);
            if (i == 3)
            {
                await WorkAsync(vendor, Today);
            }
        }

        foreach (var sort in VendorsQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            var seen = new List<string>();
            for (var page = 1; page <= 3; page++)
            {
                seen.AddRange((await Queries.ListAsync(ListSlice.Lenient(null, page, 3, sort, VendorsQueries.Sorts), new())).Items.Select(v => v.Code));
            }

            Assert.Equal(7, seen.Distinct().Count());
        }

        Assert.Equal("S3", (await CodesAsync(new(), sort: "-jobs"))[0]);
        Assert.Equal(["S2", "S4", "S6"], (await CodesAsync(new(), sort: "insured"))[..3]);
        Assert.Equal(["S6", "S4", "S2"], (await CodesAsync(new(), sort: "-insured"))[..3]);
    }

    [Fact]
    public void An_address_that_makes_no_sense_is_told_of_and_a_screen_leaves_it_out()
    {
        static string? Query(string name) => name switch { "active" => "maybe", "insurance" => "2", "contract" => "expired", _ => null };
        Assert.Equal(["active", "insurance"], VendorFilter.Read(Query).Problems.Select(p => p.Field));
        Assert.Equal(new VendorFilter(Contract: Validity.Expired), VendorFilter.Lenient(Query));
    }

    private async Task<string[]> CodesAsync(VendorFilter filter, string? q = null, string? sort = null) =>
        [.. (await Queries.ListAsync(ListSlice.Lenient(q, 1, 50, sort, VendorsQueries.Sorts), filter)).Items.Select(v => v.Code)];
}
