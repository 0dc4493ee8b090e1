using BlazorEstate.Domain;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Dashboards;

/// <summary>The home page's figures on 15 June 2025; 580.00 a month is due on the first.</summary>
public sealed class HomeQueriesTests
{
    private static async Task<TestEstate> AgencyAsync(string until = "2025-07-01", string today = "2025-06-15", HeardSql? heard = null)
    {
        var estate = await PaidEstate.CreateAsync(s => { s.AddDashboards(); heard?.On(s); });
        estate.Time.Set(Rents.Day(today).ToDateTime(new TimeOnly(10, 0)));
        await estate.LeaseAsync(until: until);
        return estate;
    }

    [Fact]
    public async Task Dues_of_the_day_say_who_has_paid()
    {
        await using var estate = await AgencyAsync(today: "2025-06-01");
        var dues = (await estate.Scoped<HomeQueries>().MoneyAsync()).Dues;
        Assert.Equal((Rents.Day("2025-06-01"), 1, 58_000L, 1, 58_000L), (dues.Day, dues.Count, dues.Total, dues.OpenCount, dues.Open));
        Assert.Equal(("L1", "Benoît Hébert", ChargeStatus.Due), (dues.Items[0].LeaseCode, dues.Items[0].TenantName, dues.Items[0].Status));

        Assert.True((await estate.PayAsync(6 * 580m, date: "2025-06-01")).IsOk);
        dues = (await estate.Scoped<HomeQueries>().MoneyAsync()).Dues;
        Assert.Equal((0, 0L, 58_000L, ChargeStatus.Paid), (dues.OpenCount, dues.Open, dues.Paid, dues.Items[0].Status));
    }

    [Fact]
    public async Task On_a_quiet_day_the_next_dues_are_shown()
    {
        await using var estate = await AgencyAsync();
        var dues = (await estate.Scoped<HomeQueries>().MoneyAsync()).Dues;
        Assert.Equal((Rents.Day("2025-07-01"), 1), (dues.Day, dues.Count));
    }

    [Fact]
    public async Task Months_compare_what_fell_due_with_what_came_in()
    {
        await using var estate = await AgencyAsync();
        await estate.PayAsync(200m, date: "2025-06-10");
        var money = await estate.Scoped<HomeQueries>().MoneyAsync();
        Assert.Equal(12, money.Months.Count);
        Assert.Equal(new MonthFigures(Rents.Day("2025-06-01"), 58_000, 20_000), money.ThisMonth);
        Assert.Equal(new MonthFigures(Rents.Day("2025-05-01"), 58_000, 0), money.LastMonth);
        Assert.Equal(new MonthFigures(Rents.Day("2024-07-01"), 0, 0), money.Months[0]);
        Assert.Equal((6 * 58_000) - 20_000, money.Now.Overdue);
        Assert.Equal(5 * 58_000, money.OverdueBefore);
    }

    [Fact]
    public async Task What_is_due_today_is_not_yet_overdue()
    {
        await using var estate = await AgencyAsync("2025-06-01", "2025-06-01");
        var now = (await estate.Scoped<HomeQueries>().MoneyAsync()).Now;
        Assert.Equal((6 * 58_000, 5 * 58_000), (now.Outstanding, now.Overdue));
        Assert.Equal(now.Overdue, now.OverdueAges.Total);
    }

    [Fact]
    public async Task Attention_goes_to_ends_vacancies_and_urgent_repairs()
    {
        await using var estate = await PaidEstate.CreateAsync(s => s.AddDashboards());
        await estate.LeaseAsync(end: "2025-08-14");
        await estate.LeaseAsync(suffix: "2", end: "2025-08-15");
        await estate.LeaseAsync(suffix: "3", end: "2025-06-14");
        var empty = await estate.SomeUnitAsync("4");
        await estate.AddAsync(Intervention.Create("M1", empty.Id, new("Leak", "plumbing", InterventionPriority.Urgent, InterventionStatus.InProgress, Rents.Day("2025-06-01"))));
        await estate.AddAsync(Intervention.Create("M2", empty.Id, new("Paint", "walls", InterventionPriority.Low, InterventionStatus.Requested, Rents.Day("2025-06-01"))));

        var attention = await estate.Scoped<HomeQueries>().AttentionAsync();

        Assert.Equal((1, "L1"), (attention.EndingCount, attention.Ending[0].Code));
        Assert.Equal(new Occupancy(2, 4), attention.Occupancy);
        Assert.Equal([("U3", Rents.Day("2025-06-15")), ("U4", null)], attention.Vacant.Select(v => (v.Code, v.Since)));
        Assert.Equal("M1", Assert.Single(attention.Urgent).Code);
    }

    [Fact]
    public async Task The_list_behind_the_figures_adds_up()
    {
        await using var estate = await AgencyAsync();
        await estate.PayAsync(600m, date: "2025-06-10");
        var slice = new ListSlice(null, new PageRequest(1, 2), new SortOrder("due"));
        var (rows, total, open) = await estate.Scoped<DueQueries>().ListAsync(slice, new DueFilter(null, Rents.Day("2025-06-14"), OpenOnly: true));
        Assert.Equal((5, 5 * 58_000L, (5 * 58_000L) - 2_000L), (rows.Total, total, open));
        Assert.Equal([Rents.Day("2025-02-01"), Rents.Day("2025-03-01")], rows.Items.Select(r => r.DueOn));
        Assert.Equal((56_000, ChargeStatus.PartlyPaid), (rows.Items[0].Open, rows.Items[0].Status));
    }

    [Fact]
    public async Task The_list_begins_with_what_is_open_the_oldest_first()
    {
        await using var estate = await AgencyAsync();
        await estate.PayAsync(600m, date: "2025-06-10");
        var (rows, _, _) = await estate.Scoped<DueQueries>().ListAsync(ListSlice.Lenient(null, 1, 10, null, DueQueries.Sorts), new DueFilter(null, Rents.Day("2025-06-14"), OpenOnly: false));
        Assert.Equal([.. rows.Items.OrderBy(r => r.Open == 0).ThenBy(r => r.DueOn)], rows.Items);
        Assert.Equal((Rents.Day("2025-02-01"), 0), (rows.Items[0].DueOn, rows.Items[^1].Open));
    }

    [Theory]
    [InlineData(1, "state")]
    [InlineData(2, "state")]
    [InlineData(3, "-state")]
    [InlineData(4, "-state")]
    [InlineData(7, "state")]
    public async Task Pages_of_that_list_are_parts_of_the_whole_across_the_last_one_open(int size, string sort)
    {
        await using var estate = await AgencyAsync();
        await estate.PayAsync(1_200m, date: "2025-06-10");
        var whole = (await PageAsync(1, 50)).Items;
        Assert.Equal((7, 2), (whole.Count, whole.Count(r => r.Open == 0)));
        var pages = new List<DueRow>();
        for (var page = 1; page <= (7 / size) + 2; page++)
        {
            pages.AddRange((await PageAsync(page, size)).Items);
        }

        Assert.Equal(whole, pages);
        var up = whole.OrderBy(r => r.Open == 0).ThenBy(r => r.DueOn);
        Assert.Equal(sort == "state" ? up : up.Reverse(), whole);

        async Task<Paged<DueRow>> PageAsync(int page, int count) => (await estate.Scoped<DueQueries>().ListAsync(ListSlice.Lenient(null, page, count, sort, DueQueries.Sorts), default)).Rows;
    }

    [Fact]
    public async Task The_first_page_of_that_list_is_read_from_the_index_of_what_is_open()
    {
        var heard = new HeardSql();
        await using var estate = await AgencyAsync(heard: heard);
        var plan = await estate.PlanAsync(await heard.OfAsync(() => estate.Scoped<DueQueries>().ListAsync(ListSlice.Lenient(null, 1, 5, null, DueQueries.Sorts), default), "ORDER BY"));
        Assert.Contains("SCAN c USING COVERING INDEX IX_Charges_Open", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("B-TREE FOR ORDER BY", plan, StringComparison.Ordinal);
    }
}
