using System.Text.Json;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Tests.Features.Dashboards;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Reports;

/// <summary>Reports and figures of a day say the same, to the cent, whatever happened in the books.</summary>
public sealed class ReportFigures
{
    private static readonly DateOnly Today = new(2025, 6, 15);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sums_are_those_of_the_statistics_of_any_day(int seed)
    {
        var random = new Random(seed);
        await using var world = await ReportWorld.CreateAsync();
        await StatisticsProperties.SaveAsync(world.Estate, [.. Enumerable.Range(1, 8).Select(n => StatisticsProperties.RandomLedger(random, n))]);
        for (var day = new DateOnly(2023, 12, 28); day <= Today.AddDays(40); day = day.AddDays(random.Next(10, 40)))
        {
            await CompareAsync(world, day);
        }

        await CompareAsync(world, Today);
    }

    private static async Task CompareAsync(ReportWorld world, DateOnly day)
    {
        var figures = await world.Estate.Scoped<StatisticsQueries>().AsOfAsync(day);
        var iso = $"{day:yyyy-MM-dd}";
        var paid = await world.JsonAsync("payments", to: iso);
        Assert.Equal(figures.Paid, Cents(paid, "amount"));
        Assert.Equal(figures.Paid, paid.GetProperty("rows").EnumerateArray().Sum(r => (long)(r.GetProperty("amount").GetDecimal() * 100)));

        var arrears = await world.JsonAsync("arrears", asOf: iso);
        Assert.Equal(figures.Outstanding, Cents(arrears, "total"));
        Assert.Equal(figures.Arrears, new Ageing(Cents(arrears, "d0_30"), Cents(arrears, "d31_60"), Cents(arrears, "d61_90"), Cents(arrears, "d90Plus")));
        Assert.Equal(figures.LeasesInArrears, arrears.GetProperty("totals").GetProperty("rows").GetInt32());
        Assert.All(arrears.GetProperty("rows").EnumerateArray(), r => Assert.Equal(
            r.GetProperty("total").GetDecimal(), new[] { "d0_30", "d31_60", "d61_90", "d90Plus" }.Sum(a => r.GetProperty(a).GetDecimal())));
        var most = arrears.GetProperty("rows").EnumerateArray().Select(r => (long)(r.GetProperty("total").GetDecimal() * 100)).OrderDescending();
        Assert.Equal(figures.TopDebtors.Select(d => d.Amount), most.Take(figures.TopDebtors.Count));

        var roll = await world.JsonAsync("rent-roll", asOf: iso);
        Assert.Equal(figures.Occupancy.Occupied, roll.GetProperty("rows").GetArrayLength());
    }

    private static long Cents(JsonElement report, string column) => (long)(report.GetProperty("totals").GetProperty(column).GetDecimal() * 100);
}
