using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Maintenance;

public sealed class MaintenanceQueriesTests : MaintenanceWorld
{
    private static readonly PageRequest All = new(1, 50);

    [Fact]
    public async Task Filters_narrow_and_figures_agree_with_their_lists()
    {
        await MakeAsync();
        var figures = await Queries.FiguresAsync();
        Assert.Equal(new(1, 3, 1, 0), figures);
        Assert.Equal(["M3", "M2", "M1"], await CodesAsync(("status", "open")));
        Assert.Equal(["M2"], await CodesAsync(("late", "true")));
        Assert.Equal(["M3"], await CodesAsync(("status", "requested")));
        Assert.Equal(["M2"], await CodesAsync(("q", "ECLAIRAGE")));
        Assert.Equal(["M4", "M3", "M2", "M1"], await CodesAsync(("q", "vasseur")));
        Assert.Equal(["M1"], await CodesAsync(("priority", "low"), ("property", "P1")));
        Assert.Empty(await CodesAsync(("property", "P9")));
        Assert.Equal(4, (await CodesAsync(("assignee", "none"))).Count);
        Assert.Empty(await CodesAsync(("assignee", "7")));
    }

    [Theory]
    [InlineData("deadline", "M2,M3,M4,M1")]
    [InlineData("-deadline", "M1,M4,M3,M2")]
    [InlineData("-priority", "M2,M4,M3,M1")]
    [InlineData("-cost", "M4,M3,M2,M1")]
    [InlineData("code", "M1,M2,M3,M4")]
    public async Task Every_order_is_the_databases(string sort, string codes)
    {
        await MakeAsync();
        Assert.True(SortOrder.TryParse(sort, MaintenanceSearch.Sorts, out var order));
        Assert.Equal(codes.Split(','), (await Queries.ListAsync(new(), order, All)).Items.Select(i => i.Code));
        foreach (var by in MaintenanceSearch.Sorts)
        {
            Assert.Equal(4, (await Queries.ListAsync(new(), new(by, true), All)).Items.Count);
        }
    }

    [Fact]
    public async Task A_slot_of_this_week_counts_from_monday_to_sunday_at_the_agency()
    {
        // 15 June 2025 is a Sunday; its week ends at midnight in Paris, 22:00 UTC.
        foreach (var (hour, minutes) in ((int, int)[])[(21, 30), (22, 30)])
        {
            var code = await RequestAsync(InterventionStatus.Accepted);
            var start = new DateTime(2025, 6, 15, hour, minutes, 0, DateTimeKind.Utc);
            Assert.True((await Service.PlanAsync(code, null, start, start.AddMinutes(20), null, TestEstate.Admin)).IsOk);
        }

        Assert.Equal(1, (await Queries.FiguresAsync()).PlannedThisWeek);
        Assert.Equal(["M000001"], await CodesAsync(("planned", "week")));
    }

    [Fact]
    public async Task The_board_has_all_in_hand_by_deadline_and_the_newest_of_what_ended()
    {
        await MakeAsync();
        for (var i = 0; i < MaintenanceQueries.MostEnded + 5; i++)
        {
            await AddAsync($"C{i}", InterventionPriority.Normal, InterventionStatus.Closed, "2025-01-01", "2025-02-01", 0);
        }

        var board = await Queries.BoardAsync(new());
        Assert.Equal(["M2", "M3", "M4", "M1"], board.Cards.Take(4).Select(c => c.Code));
        Assert.Equal(MaintenanceQueries.MostEnded, board.Cards.Count(c => c.Status == InterventionStatus.Closed));
        Assert.Equal(MaintenanceQueries.MostEnded + 5, board.Counts[InterventionStatus.Closed]);
    }

    [Fact]
    public async Task A_record_has_the_tenant_of_today_and_what_an_import_brought_without_lines()
    {
        await MakeAsync();
        await Lettings.LettingAsync(Estate, Unit, await Estate.TenantAsync(), "L1", new(2025, 1, 1), new(2027, 12, 31));
        var found = await FindAsync("M4");
        Assert.Equal(("T1", "O1", 10_050L, 10_050L), (found.TenantCode, found.OwnerCode, found.Row.Cost, found.CostWithoutLines));
        Assert.Equal(new DateOnly(2025, 6, 19), found.ClosesOn);
        Assert.Null(await Queries.FindAsync("nope"));
    }

    private async Task MakeAsync()
    {
        await AddAsync("M1", InterventionPriority.Low, InterventionStatus.InProgress, "2025-06-01", null, 0);
        await AddAsync("M2", InterventionPriority.Urgent, InterventionStatus.Accepted, "2025-06-10", null, 0, "Éclairage");
        await AddAsync("M3", InterventionPriority.Normal, InterventionStatus.Requested, "2025-06-11", null, 0);
        await AddAsync("M4", InterventionPriority.Normal, InterventionStatus.Completed, "2025-06-12", "2025-06-12", 10_050);
    }

    private Task<Intervention> AddAsync(string code, InterventionPriority priority, InterventionStatus status, string reported, string? completed, long labour, string title = "Leak") =>
        Estate.AddAsync(Intervention.Create(code, Unit.Id, new(title, "plumbing", priority, status, Rents.Day(reported), completed is null ? null : Rents.Day(completed), labour)));

    private async Task<IReadOnlyList<string>> CodesAsync(params (string Name, string Value)[] query)
    {
        var filter = MaintenanceFilter.Lenient(name => query.FirstOrDefault(q => q.Name == name).Value);
        var rows = await Queries.ListAsync(filter, MaintenanceSearch.Newest, All);
        Assert.Equal(rows.Items.Count, rows.Total);
        return [.. rows.Items.Select(i => i.Code).OrderByDescending(c => c, StringComparer.Ordinal)];
    }
}
