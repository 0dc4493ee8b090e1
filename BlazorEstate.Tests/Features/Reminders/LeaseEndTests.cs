using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Live;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

/// <summary>Leases that end, and their deposits.</summary>
public sealed class LeaseEndTests
{
    private static async Task DailyAsync<TScan>(ReminderWorld world, string from, string to) where TScan : ReminderScan
    {
        for (var day = Day(from); day <= Day(to); day = day.AddDays(1))
        {
            await world.ScanAsync<TScan>($"{day:yyyy-MM-dd}");
            Assert.Equal(0, (await world.ScanAsync<TScan>($"{day:yyyy-MM-dd}")).Notifications);
        }
    }

    [Fact]
    public async Task An_end_is_told_ninety_and_thirty_days_before_and_when_it_came()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2023-10-01", "2025-09-30", issued: "2023-10-01");
        await DailyAsync<LeaseEndingScan>(world, "2025-06-15", "2025-10-05");
        await DailyAsync<LeaseEndedScan>(world, "2025-09-25", "2025-10-05");
        Assert.Equal("2025-07-02 2025-08-31", await world.MilestonesAsync(EventKinds.LeaseEnding));
        Assert.Equal("2025-10-01", await world.MilestonesAsync(EventKinds.LeaseEnded));
        Assert.Contains("\"Date\":\"2025-09-30\"", (await world.ToldAsync(EventKinds.LeaseEnded))[0].Args, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_stop_the_newest_step_alone_is_told()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2023-10-01", "2025-09-30", issued: "2023-10-01");
        await world.ScanAsync<LeaseEndingScan>("2025-09-20");
        Assert.Equal("2025-08-31", await world.MilestonesAsync(EventKinds.LeaseEnding));
        Assert.Equal(0, (await world.ScanAsync<LeaseEndingScan>("2025-10-20")).Notifications);
        await world.ScanAsync<LeaseEndedScan>("2025-10-20");
        Assert.Equal("2025-10-01", await world.MilestonesAsync(EventKinds.LeaseEnded));
    }

    [Fact]
    public async Task Nothing_is_told_of_a_lease_that_the_tenant_stays_on_after()
    {
        await using var world = await CreateAsync();
        var first = await world.LetAsync("2023-10-01", "2025-09-30", issued: "2023-10-01", deposit: 80_000);
        var (tenant, unit) = await world.Estate.ReadAsync(async db => (await db.Tenants.SingleAsync(), await db.Units.SingleAsync()));
        await world.LetAsync("2025-10-01", "2027-09-30", issued: "2025-10-01", tenant: tenant, unit: unit);
        Assert.Equal(0, (await world.ScanAsync<LeaseEndingScan>("2025-09-01")).Notifications);
        Assert.Equal(0, (await world.ScanAsync<LeaseEndedScan>("2025-10-01")).Notifications);
        Assert.Equal(0, (await world.ScanAsync<DepositScan>("2025-10-01")).Notifications);
        Assert.Equal("L1", first.Code);
    }

    [Fact]
    public async Task A_lease_ended_by_hand_was_told_then_but_its_deposit_is_not()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2024-10-01", "2026-09-30", issued: "2024-10-01", deposit: 80_000);
        await using (var db = await world.Estate.Factory.CreateDbContextAsync())
        {
            Assert.True((await db.Leases.SingleAsync(l => l.Id == lease.Id)).EndOn(Day("2025-06-30"), "given notice", []).IsOk);
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.Equal(0, (await world.ScanAsync<LeaseEndingScan>("2025-06-15")).Notifications);
        Assert.Equal(0, (await world.ScanAsync<LeaseEndedScan>("2025-07-01")).Notifications);
        Assert.Equal(1, (await world.ScanAsync<DepositScan>("2025-07-01")).Notifications);
    }

    [Fact]
    public async Task Leases_that_ended_long_ago_are_no_news()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2018-10-01", "2020-09-30", issued: "2018-10-01", deposit: 80_000);
        Assert.Equal(0, (await world.ScanAsync<LeaseEndedScan>("2025-07-01")).Notifications);
        Assert.Equal(0, (await world.ScanAsync<DepositScan>("2025-07-01")).Notifications);
    }

    // One month after the keys: the 31st of January leads to the last day of February, in a leap year the 29th.
    [Theory]
    [InlineData("2025-06-30", "2025-07-01 2025-07-23", "2025-07-30")]
    [InlineData("2025-01-31", "2025-02-01 2025-02-21", "2025-02-28")]
    [InlineData("2024-01-31", "2024-02-01 2024-02-22", "2024-02-29")]
    [InlineData("2024-02-29", "2024-03-01 2024-03-22", "2024-03-29")]
    [InlineData("2025-02-28", "2025-03-01 2025-03-21", "2025-03-28")]
    public async Task A_deposit_is_told_after_the_end_and_a_week_before_the_month_is_over(string end, string milestones, string by)
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2023-12-01", end, issued: "2023-12-01", deposit: 80_000);
        await world.LetAsync("2023-12-01", end, issued: "2023-12-01");
        await DailyAsync<DepositScan>(world, end, $"{Day(end).AddDays(70):yyyy-MM-dd}");
        Assert.Equal(milestones, await world.MilestonesAsync(EventKinds.DepositToReturn));
        var told = await world.ToldAsync(EventKinds.DepositToReturn);
        Assert.Equal([Severity.Warning, Severity.Critical], told.Select(n => n.Severity));
        Assert.All(told, n => Assert.Contains($$"""{"Money":80000},{"Text":"L1"},{"Date":"{{by}}"}""", n.Args, StringComparison.Ordinal));
    }

    // Domain rule 13: two months where the exit inventory differs from the entry's.
    [Theory]
    [InlineData(InventoryState.Worn, "2025-07-01 2025-07-23", "2025-07-30")]
    [InlineData(InventoryState.Damaged, "2025-07-01 2025-08-23", "2025-08-30")]
    [InlineData(InventoryState.Absent, "2025-07-01 2025-08-23", "2025-08-30")]
    public async Task Where_something_is_damaged_or_missing_the_deposit_has_two_months(InventoryState walls, string milestones, string by)
    {
        await using var world = await CreateAsync();
        await world.Estate.LeaveAsync(await world.LetAsync("2023-12-01", "2025-06-30", issued: "2023-12-01", deposit: 80_000), walls);
        await DailyAsync<DepositScan>(world, "2025-06-30", "2025-09-10");
        Assert.Equal(milestones, await world.MilestonesAsync(EventKinds.DepositToReturn));
        Assert.All(await world.ToldAsync(EventKinds.DepositToReturn), n => Assert.Contains($$"""{"Date":"{{by}}"}""", n.Args, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exit_signed_late_that_differs_tells_the_later_day_although_the_earlier_was_told()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2023-12-01", "2025-06-30", issued: "2023-12-01", deposit: 80_000);
        await DailyAsync<DepositScan>(world, "2025-06-30", "2025-07-25");
        await world.Estate.LeaveAsync(lease, InventoryState.Damaged);
        await DailyAsync<DepositScan>(world, "2025-07-26", "2025-09-10");
        Assert.Equal("2025-07-01 2025-07-23 2025-08-23", await world.MilestonesAsync(EventKinds.DepositToReturn));
    }

    [Theory]
    [InlineData("2025-07-25", 1)]
    [InlineData("2025-08-30", 1)]
    [InlineData("2025-08-31", 0)]
    public async Task After_a_stop_the_deposit_is_told_once_until_both_terms_are_over(string day, int told)
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2023-12-01", "2025-06-30", issued: "2023-12-01", deposit: 80_000);
        Assert.Equal(told, (await world.ScanAsync<DepositScan>(day)).Notifications);
    }
}
