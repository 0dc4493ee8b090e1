using BlazorEstate.Domain;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Features.Payments;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Dashboards;

public sealed class StatisticsTests
{
    // 580.00 a month, due on the first; today is 15 June 2025.
    private static async Task<TestEstate> AgencyAsync(string until = "2025-06-30")
    {
        var estate = await PaidEstate.CreateAsync(s => s.AddDashboards());
        await estate.LeaseAsync(until: until);
        return estate;
    }

    private static ValueTask<Statistics> AtAsync(TestEstate estate, string day) => estate.Scoped<StatisticsQueries>().AsOfAsync(Rents.Day(day));

    [Fact]
    public async Task Charges_count_from_their_due_day()
    {
        await using var estate = await AgencyAsync("2025-07-01");
        Assert.Equal(0, (await AtAsync(estate, "2024-12-31")).Billed);
        Assert.Equal(58_000, (await AtAsync(estate, "2025-01-01")).Billed);
        Assert.Equal(6 * 58_000, (await AtAsync(estate, "2025-06-30")).Billed);
        Assert.Equal(7 * 58_000, (await AtAsync(estate, "2025-07-01")).Billed);
    }

    [Fact]
    public async Task More_paid_than_owed_is_a_credit_until_the_next_charge()
    {
        await using var estate = await AgencyAsync("2025-02-01");
        await estate.PayAsync(700m, date: "2025-01-10");

        var january = await AtAsync(estate, "2025-01-10");
        Assert.Equal((58_000, 70_000, 58_000, 0, 12_000), (january.Billed, january.Paid, january.Allocated, january.Outstanding, january.Credit));
        Assert.Equal(1m, january.CollectionRate);

        var february = await AtAsync(estate, "2025-02-01");
        Assert.Equal((116_000, 70_000, 70_000, 46_000, 0), (february.Billed, february.Paid, february.Allocated, february.Outstanding, february.Credit));
        Assert.Equal(0.6034m, february.CollectionRate);
    }

    [Fact]
    public async Task A_reversal_counts_from_its_own_day_and_leaves_earlier_days_as_they_were()
    {
        await using var estate = await AgencyAsync("2025-01-31");
        var paid = await estate.PayAsync(580m, date: "2025-01-20");
        Assert.True((await estate.Scoped<PaymentLedger>().ReverseAsync(paid.Value.Payment.Payment.Id, "cheque bounced", Rents.Day("2025-03-05"), null, TestEstate.Admin)).IsOk);

        Assert.Equal((0, 58_000, 58_000), await MoneyAsync(estate, "2025-01-19"));
        Assert.Equal((58_000, 0, 0), await MoneyAsync(estate, "2025-01-20"));
        Assert.Equal((58_000, 0, 0), await MoneyAsync(estate, "2025-03-04"));
        Assert.Equal((0, 58_000, 58_000), await MoneyAsync(estate, "2025-03-05"));
    }

    [Fact]
    public async Task Arrears_are_aged_per_charge_from_its_due_day_and_overdue_the_day_after()
    {
        await using var estate = await AgencyAsync("2025-01-31");
        Assert.Equal((new Ageing(58_000, 0, 0, 0), 1), await AgesAsync(estate, "2025-01-01"));
        Assert.Equal((0, 1), ((await AtAsync(estate, "2025-01-01")).LeasesOverdue, (await AtAsync(estate, "2025-01-02")).LeasesOverdue));
        Assert.Equal((new Ageing(58_000, 0, 0, 0), 1), await AgesAsync(estate, "2025-01-02"));
        Assert.Equal((new Ageing(58_000, 0, 0, 0), 1), await AgesAsync(estate, "2025-01-31"));
        Assert.Equal((new Ageing(0, 58_000, 0, 0), 1), await AgesAsync(estate, "2025-02-01"));
        Assert.Equal((new Ageing(0, 58_000, 0, 0), 1), await AgesAsync(estate, "2025-03-02"));
        Assert.Equal((new Ageing(0, 0, 58_000, 0), 1), await AgesAsync(estate, "2025-03-03"));
        Assert.Equal((new Ageing(0, 0, 58_000, 0), 1), await AgesAsync(estate, "2025-04-01"));
        Assert.Equal((new Ageing(0, 0, 0, 58_000), 1), await AgesAsync(estate, "2025-04-02"));
    }

    [Fact]
    public async Task Occupancy_counts_units_in_service_and_leases_that_run()
    {
        await using var estate = await AgencyAsync();
        var property = await estate.PropertyAsync(await estate.OwnerAsync("O9"), "P9");
        await estate.UnitAsync(property, "U8");
        await estate.AddAsync(Unit.Create("U9", property.Id, new UnitDetails("Lot 9", UnitKind.Flat, OutOfServiceFrom: Rents.Day("2025-03-01"))));

        Assert.Equal(new Occupancy(0, 3), (await AtAsync(estate, "2024-12-31")).Occupancy);
        Assert.Equal(new Occupancy(1, 3), (await AtAsync(estate, "2025-02-28")).Occupancy);
        Assert.Equal(new Occupancy(1, 2), (await AtAsync(estate, "2025-03-01")).Occupancy);
        Assert.Equal(0.5m, (await AtAsync(estate, "2025-06-15")).Occupancy.Rate);
    }

    [Fact]
    public async Task Maintenance_is_what_was_completed_by_the_day_and_debtors_are_named()
    {
        await using var estate = await AgencyAsync("2025-02-28");
        var unit = (await estate.ReadAsync(db => Task.FromResult(db.Units.Single()))).Id;
        await estate.AddAsync(Intervention.Create("M1", unit, new("Leak", "plumbing", InterventionPriority.High, InterventionStatus.Completed, Rents.Day("2025-02-01"), Rents.Day("2025-02-10"), 3_750, 1_000)));

        Assert.Equal(0, (await AtAsync(estate, "2025-02-09")).MaintenanceCost);
        var statistics = await AtAsync(estate, "2025-02-10");
        Assert.Equal(4_750, statistics.MaintenanceCost);
        Assert.Equal([new Debtor("L1", "Benoît Hébert", 116_000)], statistics.TopDebtors);
    }

    [Fact]
    public async Task An_empty_agency_has_no_rates()
    {
        await using var estate = await TestEstate.CreateAsync(s => s.AddDashboards());
        var statistics = await AtAsync(estate, "2025-06-15");
        Assert.Null(statistics.CollectionRate);
        Assert.Null(statistics.Occupancy.Rate);
        Assert.Empty(statistics.TopDebtors);
    }

    [Fact]
    public async Task A_payment_changes_the_figures_that_were_kept()
    {
        await using var estate = await AgencyAsync("2025-01-31");
        Assert.Equal(58_000, (await AtAsync(estate, "2025-06-15")).Outstanding);
        await estate.PayAsync(580m);
        Assert.Equal(0, (await AtAsync(estate, "2025-06-15")).Outstanding);
    }

    [Theory]
    [InlineData("0001-01-01", 0)]
    [InlineData("9999-12-31", 58_000)]
    public async Task Every_day_of_the_calendar_has_figures(string day, long outstanding)
    {
        await using var estate = await AgencyAsync("2025-01-31");
        Assert.Equal(outstanding, (await AtAsync(estate, day)).Outstanding);
    }

    private static async Task<(long Allocated, long Outstanding, long Aged)> MoneyAsync(TestEstate estate, string day) =>
        await AtAsync(estate, day) is var s ? (s.Allocated, s.Outstanding, s.Arrears.Total) : default;

    private static async Task<(Ageing, int)> AgesAsync(TestEstate estate, string day) =>
        await AtAsync(estate, day) is var s ? (s.Arrears, s.LeasesInArrears) : default;
}
