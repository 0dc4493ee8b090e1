using BlazorEstate.Domain;
using BlazorEstate.Data;
using BlazorEstate.Features.Payments;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>The list of payments: what each filter finds, in which order, and by which index.</summary>
public sealed class PaymentQueriesTests : IAsyncLifetime
{
    private readonly HeardSql _heard = new();
    private TestEstate _estate = null!;

    private PaymentQueries Queries => _estate.Scoped<PaymentQueries>();

    public async Task InitializeAsync()
    {
        _estate = await PaidEstate.CreateAsync(s => s.ConfigureDbContext<EstateDbContext>(o => o.AddInterceptors(_heard)));
        await _estate.LeaseAsync(58_000, tenant: "Zoé Œillet");
        await _estate.LeaseAsync(58_000, suffix: "2", tenant: "Amélie Roux");
        var ledger = _estate.Scoped<PaymentLedger>();
        await ledger.RecordAsync(new("L1", new(2025, 6, 1), 100m, PaymentMethod.Cash, "Chq_77"), TestEstate.Admin);
        await ledger.RecordAsync(new("L2", new(2025, 6, 2), 700m, PaymentMethod.Transfer, "VIR%1"), TestEstate.Admin);
        await ledger.RecordAsync(new("L1", new(2025, 6, 3), 50m, PaymentMethod.Card, "x"), TestEstate.Admin);
        await ledger.ReverseAsync(3, "typo", new(2025, 6, 4), null, TestEstate.Admin);
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Theory]
    [InlineData("", "4 3 2 1", 80_000)]
    [InlineData("q=œil", "4 3 1", 10_000)]
    [InlineData("q=OEILLET", "4 3 1", 10_000)]
    [InlineData("q=l2", "2", 70_000)]
    [InlineData("q=chq_7", "1", 10_000)]
    [InlineData("q=r%1", "2", 70_000)]
    [InlineData("q=%", "2", 70_000)]
    [InlineData("q=CHQ_77v", "", 0)]
    [InlineData("q=none", "", 0)]
    [InlineData("q=l&method=cash", "1", 10_000)]
    [InlineData("q=l&state=reversal", "4", -5_000)]
    [InlineData("q=l&state=credit&owner=O2", "2", 70_000)]
    [InlineData("q=x&from=2025-06-03&to=2025-06-03&min=50&max=50&lease=L1", "3", 5_000)]
    [InlineData("q=zoe&sort=amount", "4 3 1", 10_000)]
    [InlineData("q=zoe&sort=date", "1 3 4", 10_000)]
    [InlineData("q=zoe&sort=-recorded", "4 3 1", 10_000)]
    [InlineData("q=7&sort=lease", "1", 10_000)]
    [InlineData("q=roux&sort=lease", "2", 70_000)]
    [InlineData("q=1&sort=tenant", "2 4 3 1", 80_000)]
    [InlineData("q=1&sort=-tenant", "4 3 1 2", 80_000)]
    [InlineData("lease=L1", "4 3 1", 10_000)]
    [InlineData("lease=none", "", 0)]
    [InlineData("tenant=T2", "2", 70_000)]
    [InlineData("property=P1", "4 3 1", 10_000)]
    [InlineData("owner=O2", "2", 70_000)]
    [InlineData("method=card", "4 3", 0)]
    [InlineData("state=reversed", "3", 5_000)]
    [InlineData("state=reversal", "4", -5_000)]
    [InlineData("state=credit", "2", 70_000)]
    [InlineData("from=2025-06-02&to=2025-06-03", "3 2", 75_000)]
    [InlineData("min=50&max=100", "3 1", 15_000)]
    [InlineData("sort=amount", "4 3 1 2", 80_000)]
    [InlineData("sort=-amount&q=l", "2 1 3 4", 80_000)]
    [InlineData("sort=tenant", "2 4 3 1", 80_000)]
    [InlineData("sort=-tenant", "4 3 1 2", 80_000)]
    [InlineData("sort=lease", "4 3 1 2", 80_000)]
    [InlineData("sort=-lease&method=cash", "1", 10_000)]
    [InlineData("sort=recorded", "1 2 3 4", 80_000)]
    [InlineData("sort=date", "1 2 3 4", 80_000)]
    public async Task Filters_find_and_orders_sort(string query, string ids, long sum)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
        var filter = PaymentFilter.Read(name => pairs.GetValueOrDefault(name), Currency.FromCode("EUR")!).Value;
        var order = PaymentOrder.TryRead(pairs.GetValueOrDefault("sort"))!.Value;
        var all = await Queries.ListAsync(filter, order, new PageRequest(1, 50));
        Assert.Equal(ids, string.Join(' ', all.Rows.Select(r => r.Id)));
        Assert.Equal(new PaymentTotals(all.Rows.Count, sum), all.Totals);
        var second = await Queries.ListAsync(filter, order, new PageRequest(2, 1));
        Assert.Equal(all.Rows.Skip(1).Take(1), second.Rows);
    }

    [Theory]
    [InlineData("-date", null, "IX_Payments_ByDate")]
    [InlineData("date", PaymentMethod.Card, "IX_Payments_ByDate")]
    [InlineData("-amount", PaymentMethod.Card, "IX_Payments_ByAmount")]
    [InlineData("-lease", PaymentMethod.Card, "IX_Payments_ByLease")]
    [InlineData("tenant", null, "IX_Payments_ByLease")]
    public async Task Every_order_is_an_index_walk_that_sorts_nothing(string sort, PaymentMethod? method, string index)
    {
        var sql = await _heard.OfAsync(() => Queries.ListAsync(new PaymentFilter(Method: method), PaymentOrder.TryRead(sort)!.Value, new PageRequest(2, 1)), "OFFSET");
        var plan = await _estate.PlanAsync(sql);
        Assert.Contains($"COVERING INDEX {index}", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PaymentState.Reversed, "IX_Payments_Reversed")]
    [InlineData(PaymentState.Reversal, "IX_Payments_ReversalOfId")]
    [InlineData(PaymentState.Credit, "IX_Payments_Credit")]
    public async Task States_read_an_index_of_their_own(PaymentState state, string index)
    {
        var sql = await _heard.OfAsync(() => Queries.ListAsync(new PaymentFilter(State: state), PaymentOrder.Newest, new PageRequest(1, 1)), "SELECT \"p\".\"Id\"\nFROM");
        Assert.Contains(index, await _estate.PlanAsync(sql), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reference", "SEARCH p USING INTEGER PRIMARY KEY (rowid>?)")]
    [InlineData("SearchText", "SEARCH t USING INTEGER PRIMARY KEY (rowid=?)")]
    public async Task A_search_reads_the_newer_payments_and_the_tenants_of_all_leases(string column, string step)
    {
        var sql = await _heard.OfAsync(() => Queries.ListAsync(new PaymentFilter(Q: "zoe"), PaymentOrder.Newest, new PageRequest(1, 50)), column);
        var plan = await _estate.PlanAsync(sql);
        Assert.Contains(step, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN p", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_what_was_recorded_since_the_last()
    {
        async Task<int> FoundAsync(string text) => (await Queries.ListAsync(new PaymentFilter(Q: text), PaymentOrder.Newest, new PageRequest(1, 50))).Totals.Count;
        Assert.Equal(0, await FoundAsync("new"));
        await _estate.Scoped<PaymentLedger>().RecordAsync(new("L1", new(2025, 6, 5), 10m, PaymentMethod.Cash, "nÉw"), TestEstate.Admin);
        Assert.Equal(1, await FoundAsync("new"));
        Assert.Equal(4, await FoundAsync("zoé"));
    }

    [Fact]
    public async Task The_list_a_payment_is_chosen_for_offers_leases_by_code_tenant_unit_and_property()
    {
        var dues = _estate.Scoped<DueQueries>();
        Assert.Equal("L1", Assert.Single(await dues.ChoicesAsync("oeil")).Code);
        Assert.Equal("L2", Assert.Single(await dues.ChoicesAsync("l2")).Code);
        Assert.Equal(2, (await dues.ChoicesAsync("vasseur")).Count);
        var due = (await dues.OfAsync("L1"))!;
        Assert.Equal((48_000, 48_000, 0), (due.Owed, due.Suggested(new(2025, 6, 15)), due.Credit));
        Assert.Null(await dues.OfAsync("L9"));
    }
}
