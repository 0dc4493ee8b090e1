using BlazorEstate.Domain;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Vendors;

public sealed class VendorRecordTests : VendorWorld
{
    private readonly HeardSql _heard = new();

    [Fact]
    public async Task Years_are_those_of_the_completion_and_what_is_open_counts_where_it_was_reported()
    {
        var (roux, other) = (await VendorAsync("S1", "Roux"), await VendorAsync("S2", "Other"));
        await WorkAsync(roux, new(2023, 12, 20), new(2024, 1, 4), 10_000); // 15 days: late
        await WorkAsync(roux, new(2024, 3, 1), new(2024, 3, 1), 5_001); // on the day
        await WorkAsync(roux, new(2024, 5, 1), new(2024, 5, 9), 2_000); // eight days: just on time
        await WorkAsync(roux, new(2024, 6, 1), new(2024, 6, 3), 0, InterventionPriority.Urgent); // two days: late
        await WorkAsync(roux, new(2025, 6, 1), null, 9_999); // open, late
        await WorkAsync(roux, new(2025, 6, 14)); // open
        await WorkAsync(other, new(2025, 6, 1), new(2025, 6, 2), 77);
        var record = (await Records.FindAsync("S1"))!;
        Assert.Equal([2025, 2024], record.Years.Select(y => y.Year!.Value));
        Assert.Equal(new VendorFigures(2025, 2, 0, 1, 0, 0, null, null), record.Years[0]);
        Assert.Equal(new VendorFigures(2024, 4, 4, 2, 0, 17_001, 6.25, 5), record.Years[1]);
        Assert.Equal(new VendorFigures(null, 6, 4, 3, 0, 17_001, 6.25, 5), record.Total);
        Assert.Equal((4_250L, 0.5), (record.Total.AverageCost, record.Total.LateShare));
        Assert.Null(await Records.FindAsync("S9"));
    }

    [Fact]
    public async Task Reopened_and_declined_ones_are_told_apart()
    {
        var roux = await VendorAsync("S1", "Roux");
        var work = await WorkAsync(roux, Today.AddDays(-3), Today.AddDays(-1));
        var refused = await WorkAsync(roux, Today.AddDays(-30), status: InterventionStatus.Requested);
        var service = Estate.Scoped<BlazorEstate.Features.Maintenance.MaintenanceService>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.True((await service.MoveAsync(work.Code, null, InterventionStatus.InProgress, "drips", TestEstate.Admin)).IsOk);
            Assert.True((await service.MoveAsync(work.Code, null, InterventionStatus.Completed, null, TestEstate.Admin)).IsOk);
        }

        Assert.True((await service.MoveAsync(refused.Code, null, InterventionStatus.Declined, "no", TestEstate.Admin)).IsOk);
        Assert.Equal(new VendorFigures(null, 1, 1, 0, 1, 0, 3, 3), (await Records.FindAsync("S1"))!.Total);
        Assert.Equal([work.Code], await JobsAsync(JobsShown.Reopened));
        Assert.Equal([work.Code], await JobsAsync(JobsShown.Done));
        Assert.Empty(await JobsAsync(JobsShown.Open));
        Assert.Empty(await JobsAsync(JobsShown.Late));
        Assert.Equal(2, (await JobsAsync(JobsShown.All)).Length);
    }

    [Fact]
    public async Task The_median_of_any_times_is_that_of_the_sorted_list()
    {
        var random = new Random(7);
        var roux = await VendorAsync("S1", "Roux");
        var days = new List<int>();
        for (var i = 0; i < 25; i++)
        {
            days.Add(random.Next(0, 12));
            await WorkAsync(roux, new(2024, 5, 1), new DateOnly(2024, 5, 1).AddDays(days[^1]));
            var sorted = days.Order().ToArray();
            var total = (await Records.FindAsync("S1"))!.Total;
            Assert.Equal((sorted[i / 2] + sorted[(i + 1) / 2]) / 2.0, total.MedianDays);
            Assert.Equal(days.Average(), total.MeanDays!.Value, 9);
            Assert.Equal(days.Count(d => d > 8), total.Late);
        }
    }

    [Fact]
    public async Task Jobs_are_sorted_paged_and_judged()
    {
        var roux = await VendorAsync("S1", "Roux");
        var (late, near) = (await WorkAsync(roux, Today.AddDays(-9), cost: 5), await WorkAsync(roux, Today.AddDays(-8), cost: 9));
        Assert.Equal([late.Code], await JobsAsync(JobsShown.Late));
        Assert.Equal([late.Code, near.Code], await JobsAsync(JobsShown.Open, new("cost")));
        var page = await Records.JobsAsync("S1", JobsShown.All, new("reported", true), new(2, 1));
        Assert.Equal((late.Code, 2, true), (page.Items.Single().Code, page.Total, page.Items.Single().IsLate));
    }

    [Fact]
    public async Task A_vendors_work_is_found_by_its_index()
    {
        await VendorAsync("S1", "Roux");
        var sql = await _heard.OfAsync(() => Records.FindAsync("S1"), "GROUP BY");
        Assert.Contains("USING INDEX IX_Interventions_VendorId_ReportedOn (VendorId=?)", await Estate.PlanAsync(sql), StringComparison.Ordinal);
        sql = await _heard.OfAsync(() => Estate.Scoped<BlazorEstate.Features.Maintenance.MaintenanceQueries>().ListAsync(new(Vendor: "S1"), new("reported", true), new(1, 25)), "COUNT(*)");
        Assert.Contains("IX_Interventions_VendorId_ReportedOn (VendorId=?)", await Estate.PlanAsync(sql), StringComparison.Ordinal);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        _heard.On(services);
    }

    private async Task<string[]> JobsAsync(JobsShown shown, SortOrder? sort = null) =>
        [.. (await Records.JobsAsync("S1", shown, sort ?? new("reported", true), new(1, 25))).Items.Select(j => j.Code)];
}
