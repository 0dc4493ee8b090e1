using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Features.Leases.LeaseWorld;

namespace BlazorEstate.Tests.Features.Leases;

public sealed class LeaseQueriesTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private LeaseWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await CreateAsync(Today, units: 5);
        await _world.LetAsync(Terms(new(2025, 1, 1), new(2027, 12, 31), provision: 5_000), "U1", "RUN");
        await _world.LetAsync(Terms(new(2025, 6, 1), new(2025, 8, 31), rent: 50_000), "U2", "SOON");
        await _world.LetAsync(Terms(new(2025, 9, 1), new(2026, 8, 31), rent: 60_000, kind: LeaseKind.Commercial) with { VatBasisPoints = 2_000 }, "U3", "NEXT");
        await _world.LetAsync(Terms(new(2024, 1, 1), new(2024, 12, 31), rent: 40_000), "U4", "OVER");
        await _world.PayAsync("RUN", Today, 170_000);
        await _world.PayAsync("SOON", Today, 50_000);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Rows_tell_status_monthly_total_balance_and_arrears()
    {
        var rows = (await ListAsync()).Items.ToDictionary(r => r.Code);
        Assert.Equal((LeaseStatus.Running, 85_000, 340_000, 340_000), Of(rows["RUN"]));
        Assert.Equal((LeaseStatus.EndingSoon, 50_000, 0, 0), Of(rows["SOON"]));
        Assert.Equal((LeaseStatus.Upcoming, 72_000, 0, 0), Of(rows["NEXT"]));
        Assert.Equal((LeaseStatus.Ended, 40_000, 480_000, 480_000), Of(rows["OVER"]));
    }

    [Theory]
    [InlineData("NEXT,OVER,RUN,SOON", null, null, null, false)]
    [InlineData("RUN,SOON", null, LeaseStatus.Running, null, false)]
    [InlineData("SOON", null, LeaseStatus.EndingSoon, null, false)]
    [InlineData("NEXT", null, LeaseStatus.Upcoming, null, false)]
    [InlineData("OVER", null, LeaseStatus.Ended, null, false)]
    [InlineData("NEXT", null, null, LeaseKind.Commercial, false)]
    [InlineData("OVER,RUN", null, null, null, true)]
    [InlineData("SOON", "lot 2", null, null, false)]
    [InlineData("NEXT,OVER,RUN,SOON", "benoit hebert", null, null, false)]
    [InlineData("RUN", "run", null, null, false)]
    [InlineData("", "%", null, null, false)]
    public async Task Filters_find(string codes, string? search, LeaseStatus? status, LeaseKind? kind, bool arrears) =>
        Assert.Equal(codes, string.Join(",", (await ListAsync(search, new LeaseFilter(kind, status, arrears))).Items.Select(r => r.Code)));

    [Fact]
    public async Task Filters_by_place_owner_tenant_and_end_find()
    {
        Assert.Equal(4, (await ListAsync(null, new LeaseFilter(Property: "P1"))).Total);
        Assert.Equal(4, (await ListAsync(null, new LeaseFilter(Owner: "O1", Tenant: "T1"))).Total);
        Assert.Equal(0, (await ListAsync(null, new LeaseFilter(Owner: "O2"))).Total);
        Assert.Equal("RUN", (await ListAsync(null, new LeaseFilter(Unit: "U1"))).Items.Single().Code);
        Assert.Equal("OVER", (await ListAsync(null, new LeaseFilter(EndsBefore: new(2025, 8, 31)))).Items.Single().Code);
    }

    [Theory]
    [InlineData("monthly", "OVER,SOON,NEXT,RUN")]
    [InlineData("balance", "SOON,NEXT,RUN,OVER")]
    [InlineData("arrears", "SOON,NEXT,RUN,OVER")]
    [InlineData("end", "OVER,SOON,NEXT,RUN")]
    [InlineData("place", "RUN,SOON,NEXT,OVER")]
    public async Task The_database_sorts_both_ways(string sort, string codes)
    {
        Assert.Equal(codes, string.Join(",", (await ListAsync(sort: sort)).Items.Select(r => r.Code)));
        Assert.Equal(string.Join(",", codes.Split(',').Reverse()), string.Join(",", (await ListAsync(sort: "-" + sort)).Items.Select(r => r.Code)));
    }

    [Fact]
    public async Task Pages_of_every_sort_never_repeat_a_row()
    {
        foreach (var sort in LeaseQueries.Sorts)
        {
            var codes = new List<string>();
            foreach (var page in new[] { 1, 2 })
            {
                codes.AddRange((await _world.Queries.PageAsync(ListSlice.Lenient(null, page, 2, sort, LeaseQueries.Sorts), LeaseFilter.All)).Items.Select(r => r.Code));
            }

            Assert.Equal(4, codes.Distinct().Count());
        }
    }

    [Fact]
    public async Task The_detail_tells_what_is_owed_and_what_comes()
    {
        var lease = (await _world.Queries.FindAsync("RUN"))!;
        Assert.Equal((340_000, 340_000, 0), (lease.Balance, lease.Arrears, lease.Credit));
        Assert.Equal((new DateOnly(2025, 7, 1), 85_000), (lease.NextDue!.Day, lease.NextDue.Open));
        var coming = await _world.Queries.ComingAsync("RUN");
        Assert.Equal((12, new DateOnly(2025, 7, 1), 85_000), (coming.Count, coming[0].DueOn, coming[0].Total));
        Assert.Null(await _world.Queries.FindAsync("NONE"));
        Assert.Null((await _world.Queries.FindAsync("OVER"))!.NextDue);
    }

    [Fact]
    public async Task The_account_at_a_day_is_what_stood_then()
    {
        var now = (await _world.Accounts.AtAsync("RUN", null))!;
        Assert.Equal((510_000, 170_000, 340_000, 0), (now.Billed, now.Paid, now.Balance, now.Credit));
        Assert.Equal([ChargeStatus.Paid, ChargeStatus.Paid, ChargeStatus.Overdue], now.Charges.Take(3).Select(c => c.Status));
        var before = (await _world.Accounts.AtAsync("RUN", new DateOnly(2025, 2, 1)))!;
        Assert.Equal((170_000, 0, ChargeStatus.Due), (before.Billed, before.Paid, before.Charges[^1].Status));
        Assert.Null(await _world.Accounts.AtAsync("NONE", null));
    }

    [Fact]
    public async Task The_statement_runs_year_by_year_and_ends_in_the_balance()
    {
        var lease = (await _world.Queries.FindAsync("OVER"))!;
        await _world.PayAsync("OVER", Today, 100_000);
        var newest = await _world.Accounts.StatementAsync(lease.Id, null);
        Assert.Equal((2025, 480_000, 1), (newest.Year, newest.Opening, newest.Rows.Count));
        Assert.Equal(380_000, newest.Rows[0].Balance);
        var year = await _world.Accounts.StatementAsync(lease.Id, 2024);
        Assert.Equal((12, 480_000, 0), (year.Rows.Count, year.Rows[0].Balance, year.Opening));
        var charges = await _world.Accounts.ChargesAsync(lease.Id, 2024);
        Assert.Equal([40_000, 40_000, 20_000], charges.Rows.Reverse().Take(3).Select(c => c.PaidBy.Single().Amount));
    }

    [Fact]
    public async Task Only_units_free_on_the_day_are_offered()
    {
        var choices = _world.Estate.Scoped<LeaseChoices>();
        Assert.Equal(["U3", "U4", "U5"], (await choices.FreeUnitsAsync(Today, null)).Select(u => u.Code));
        Assert.Equal(new DateOnly(2025, 8, 31), (await choices.FreeUnitsAsync(Today, "lot 3")).Single().FreeUntil);
    }

    private static (LeaseStatus, long, long, long) Of(LeaseRow r) => (r.Status, r.Monthly, r.Balance, r.Arrears);

    private Task<Paged<LeaseRow>> ListAsync(string? search = null, LeaseFilter? filter = null, string? sort = null) =>
        _world.Queries.PageAsync(ListSlice.Lenient(search, 1, 50, sort, LeaseQueries.Sorts), filter ?? LeaseFilter.All);
}
