using System.Text;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.History;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Features.Vendors;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Maintenance.History;

/// <summary>What was done, of whom and by whom, and what it cost.</summary>
public sealed class HistoryTests : VendorWorld
{
    private readonly HeardSql _heard = new();

    private HistoryQueries History => Estate.Scoped<HistoryQueries>();

    [Fact]
    public async Task Works_count_in_the_year_they_were_completed_in_by_category_and_open_ones_do_not()
    {
        var roux = await VendorAsync("S1", "Roux");
        await WorkAsync(roux, new(2023, 12, 20), new(2024, 1, 4), 10_000);
        await WorkAsync(roux, new(2024, 3, 1), new(2024, 12, 31), 500);
        await WorkAsync(roux, new(2024, 3, 1), new(2024, 3, 2), 20_000, category: "roof");
        await WorkAsync(roux, new(2024, 6, 1), new(2025, 1, 1), 7);
        await WorkAsync(roux, new(2025, 6, 1), null, 99);
        Assert.Equal([new(2025, "plumbing", 1, 7), new(2024, "roof", 1, 20_000), new(2024, "plumbing", 2, 10_500)], await History.SumsAsync(new()));
        Assert.Equal(["W004", "W002", "W003", "W001"], await CodesAsync(new()));
        Assert.Equal(["W002", "W003", "W001"], await CodesAsync(new(Year: 2024)));
        Assert.Equal(["W003"], await CodesAsync(new(Category: "roof")));
        Assert.Empty(await CodesAsync(new(Category: "roof", Year: 2025)));
    }

    [Fact]
    public async Task It_is_that_of_a_unit_a_property_a_vendor_or_an_equipment()
    {
        var (roux, other) = (await VendorAsync("S1", "Roux"), await VendorAsync("S2", "Other"));
        await WorkAsync(roux, Today, Today, 1);
        await WorkAsync(other, Today, Today, 2);
        Assert.Equal(["W001"], await CodesAsync(new(Vendor: "S1")));
        Assert.Equal(["W002", "W001"], await CodesAsync(new(Unit: "U1")));
        Assert.Equal(["W002", "W001"], await CodesAsync(new(Property: "P1")));
        Assert.Equal(["W002"], await CodesAsync(new(Property: "P1", Vendor: "S2")));
        Assert.Empty(await CodesAsync(new(Unit: "U9")));
        Assert.Empty(await CodesAsync(new(Property: "P9")));
        Assert.Empty(await CodesAsync(new(Equipment: "E9")));
        Assert.Equal([("unit", "Résidence Vasseur, Lot 1"), ("vendor", "Other")], (await History.SubjectsAsync(new(Unit: "U1", Vendor: "S2", Property: "P9"))).Select(s => (s.Kind, s.Name)));
    }

    [Fact]
    public async Task Every_sort_works_both_ways_and_pages_never_repeat_a_row()
    {
        var roux = await VendorAsync("S1", "Roux");
        for (var i = 0; i < 5; i++)
        {
            await WorkAsync(roux, Today.AddDays(-i), Today, i % 2);
        }

        foreach (var sort in HistoryQueries.Sorts.SelectMany(s => new[] { new SortOrder(s), new SortOrder(s, true) }))
        {
            var seen = new List<string>();
            for (var page = 1; page <= 3; page++)
            {
                seen.AddRange((await History.ListAsync(new(), sort, new(page, 2))).Items.Select(r => r.Code));
            }

            Assert.Equal(5, seen.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("unit", "IX_Interventions_UnitId_ReportedOn (UnitId=?")]
    [InlineData("property", "IX_Interventions_UnitId_ReportedOn (UnitId=?")]
    [InlineData("vendor", "IX_Interventions_VendorId_ReportedOn (VendorId=?")]
    [InlineData("equipment", "IX_Interventions_EquipmentId (EquipmentId=?")]
    [InlineData("year", "(CompletedOn>? AND CompletedOn<?")]
    public async Task Its_works_are_found_by_an_index(string subject, string index)
    {
        var filter = HistoryFilter.Lenient(name => name == subject ? "2024" : null);
        var sql = await _heard.OfAsync(() => History.SumsAsync(filter), "GROUP BY");
        Assert.Contains(index, await Estate.PlanAsync(sql), StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_the_newest_years_and_the_dearest_categories_the_others_stand_together()
    {
        var sums = new List<HistorySum>();
        for (var year = 2015; year <= 2025; year++)
        {
            for (var category = 0; category < 12; category++)
            {
                sums.Add(new(year, $"c{category:D2}", 1, 100 * category));
            }
        }

        var matrix = new HistoryMatrix(sums);
        Assert.Equal([2025, 2024, 2023, 2022, 2021], matrix.Years);
        Assert.Equal(("c11", 8, true, true), (matrix.Categories[0], matrix.Categories.Count, matrix.HasEarlier, matrix.HasOthers));
        Assert.Equal((132, sums.Sum(s => s.Cost)), matrix[null, null]);
        Assert.Equal((6 * 4, 6 * (0 + 100 + 200 + 300)), matrix[0, ""]);
        Assert.Equal((1, 1_100), matrix[2025, "c11"]);
        int?[] columns = [.. matrix.Years, 0];
        Assert.Equal(matrix[null, null].Cost, columns.Sum(y => matrix[y, null].Cost));
        Assert.Equal(matrix[2024, null].Cost, matrix.Categories.Append("").Sum(c => matrix[2024, c].Cost));
        Assert.Empty(new HistoryMatrix([]).Years);
        Assert.False(new HistoryMatrix([.. Enumerable.Range(2020, 6).Select(y => new HistorySum(y, "a", 1, 1))]).HasEarlier);
    }

    [Fact]
    public async Task The_file_has_all_of_them_and_no_formula()
    {
        var roux = await VendorAsync("S1", "=HYPERLINK(\"http://evil\")");
        await WorkAsync(roux, Today, Today, 12_345);
        var file = new MemoryStream();
        await HistoryFile.WriteAsync(History.AllAsync(new()), file, Estate.Get<Currency>(), default);
        var lines = Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("code,title,category,priority,reported,completed,unit,unitLabel,property,propertyName,commonParts,vendor,vendorName,equipment,equipmentName,reopened,chargedTo,labourCost,partsCost,otherCost,cost", lines[0]);
        Assert.Equal("W001,Work 1,plumbing,normal,2025-06-15,2025-06-15,U1,Lot 1,P1,Résidence Vasseur,false,S1,\"'=HYPERLINK(\"\"http://evil\"\")\",,,0,owner,123.45,0.00,0.00,123.45", lines[1]);
    }

    [Fact]
    public async Task A_long_file_leaves_as_it_is_read_and_never_holds_a_thread()
    {
        await WorkAsync(await VendorAsync("S1", "Roux"), Today, Today, 100);
        var one = (await History.ListAsync(new(), HistoryQueries.Newest, new(1, 1))).Items[0];
        await using var line = new AsyncOnly();
        await HistoryFile.WriteAsync(Enumerable.Repeat(one, 20_000).ToAsyncEnumerable(), line, Estate.Get<Currency>(), default);
        Assert.InRange(line.Writes, 2, int.MaxValue);
    }

    [Fact]
    public async Task The_sums_of_the_whole_agency_are_kept_until_something_changes()
    {
        var roux = await VendorAsync("S1", "Roux");
        await WorkAsync(roux, Today, Today, 100);
        Assert.Equal(100, (await History.SumsAsync(new())).Sum(s => s.Cost));
        Assert.Equal(0, await _heard.CountAsync(() => History.SumsAsync(new()), "GROUP BY"));
        await WorkAsync(roux, Today, Today, 50);
        Assert.Equal(150, (await History.SumsAsync(new())).Sum(s => s.Cost));
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        _heard.On(services);
    }

    private async Task<string[]> CodesAsync(HistoryFilter filter) => [.. (await History.ListAsync(filter, HistoryQueries.Newest, new(1, 50))).Items.Select(r => r.Code)];

    /// <summary>Like the line to a browser: written to asynchronously or not at all.</summary>
    private sealed class AsyncOnly : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Writes++;
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            return ValueTask.CompletedTask;
        }
    }
}
