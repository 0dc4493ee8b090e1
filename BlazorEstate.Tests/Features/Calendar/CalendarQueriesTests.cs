using BlazorEstate.Domain;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Calendar;

public sealed class CalendarQueriesTests : IAsyncLifetime
{
    private CalendarWorld _world = null!;

    public async Task InitializeAsync() => _world = await CalendarWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Rents_are_counted_per_day_with_what_is_open()
    {
        var rents = await _world.ReadAsync("2026-10-15", "2026-11-30", "rent");
        Assert.Equal([("2026-11-01", 1, 65_000L, 65_000L)], rents.Select(r => ($"{r.Day:yyyy-MM-dd}", r.Count, r.Amount, r.Open)));
        Assert.Equal("/dues?from=2026-11-01&to=2026-11-01", rents[0].Url);
        Assert.Empty(await _world.ReadAsync("2026-11-01", "2026-11-30", "rent", property: "P2"));
    }

    [Fact]
    public async Task Charges_that_are_not_issued_are_foreseen_to_the_end_of_each_lease()
    {
        // L1 is issued up to 1 December; L2 was never issued, and only what is still to come is foreseen.
        var coming = await _world.ReadAsync("2026-11-01", "2027-02-28", "forecast");
        Assert.Equal([("2027-01-01", 1, 65_000L), ("2027-02-01", 1, 65_000L)], coming.Select(r => ($"{r.Day:yyyy-MM-dd}", r.Count, r.Amount)));
        Assert.Equal([new DateOnly(2027, 12, 1)], (await _world.ReadAsync("2027-12-01", "2028-02-28", "forecast")).Select(r => r.Day));
        Assert.Empty(await _world.ReadAsync("2026-01-01", "2026-11-24", "forecast"));
    }

    [Fact]
    public async Task What_is_foreseen_is_what_the_rent_schedule_charges()
    {
        foreach (var timing in Enum.GetValues<RentTiming>())
        {
            foreach (var due in new[] { 1, 15, 31 })
            {
                var terms = new RentTerms(new(2026, 11, 20), new(2028, 2, 10), RentFrequency.Quarterly, due, timing, 2000, [.. _world.Lease.Lines]);
                for (var from = new DateOnly(2026, 11, 1); from < new DateOnly(2028, 4, 1); from = from.AddMonths(1))
                {
                    var to = from.AddMonths(1).AddDays(-1);
                    var near = RentSchedule.Between(terms, from.AddDays(-31), to).Where(c => c.DueOn >= from && c.DueOn <= to);
                    Assert.Equal(RentSchedule.All(terms).Where(c => c.DueOn >= from && c.DueOn <= to).Select(c => c.From), near.Select(c => c.From));
                }
            }
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_deposit_has_one_month_and_two_where_the_exit_inventory_differs()
    {
        Assert.Equal(["2026-12-30"], await DaysAsync());
        var lease = await _world.Estate.ReadAsync(db => db.Leases.SingleAsync(l => l.Code == "L2"));
        await _world.Estate.LeaveAsync(lease, InventoryState.Damaged);
        Assert.Equal(["2027-01-30"], await DaysAsync());

        async Task<IEnumerable<string>> DaysAsync() => (await _world.ReadAsync("2026-12-01", "2027-01-31", "deposit")).Concat(await _world.ReadAsync("2027-02-01", "2027-02-28", "deposit")).Select(e => $"{e.Day:yyyy-MM-dd}");
    }

    [Fact]
    public async Task What_a_person_cancelled_is_not_foreseen_again()
    {
        await using (var db = await _world.Estate.Factory.CreateDbContextAsync())
        {
            var charge = await db.Charges.SingleAsync(c => c.DueOn == new DateOnly(2026, 12, 1));
            db.Entry(charge).Property(c => c.CancelledOn).CurrentValue = new DateOnly(2026, 11, 24);
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.Empty(await _world.ReadAsync("2026-12-01", "2026-12-31", "rent,forecast"));
    }

    [Fact]
    public async Task Ends_deposits_holidays_and_visits_stand_on_their_days()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        var all = await _world.ReadAsync("2026-11-25", "2026-12-31", "visit,leaseEnd,deposit,holiday");
        Assert.Equal(
            [("Visit", new DateTime(2026, 11, 25, 10, 0, 0)), ("LeaseEnd", new DateTime(2026, 11, 30)), ("Holiday", new DateTime(2026, 12, 25)), ("Deposit", new DateTime(2026, 12, 30))],
            all.Select(e => (e.Kind.ToString(), e.Start)));
        Assert.Equal(["/visits/" + code, "/leases/L2", null, "/leases/L2"], all.Select(e => e.Url));
        Assert.Empty(await _world.ReadAsync("2026-11-25", "2026-11-25", "visit", person: "marc@example.org"));
        Assert.Single(await _world.ReadAsync("2026-11-25", "2026-11-25", "visit", person: "anna@example.org"));
    }

    [Fact]
    public async Task A_visit_over_midnight_belongs_to_both_days()
    {
        var code = await _world.BookAsync("2026-11-25T23:45");
        foreach (var day in new[] { "2026-11-25", "2026-11-26" })
        {
            Assert.Equal([code], (await _world.ReadAsync(day, day, "visit")).Select(e => e.Code));
        }

        Assert.Empty(await _world.ReadAsync("2026-11-27", "2026-11-27", "visit"));
    }

    [Fact]
    public async Task Each_layer_is_read_from_an_index()
    {
        foreach (var (sql, index) in new[]
        {
            ("SELECT DueOn, COUNT(*), SUM(Total) FROM Charges WHERE DueOn >= '2026-11-01' AND DueOn <= '2026-11-30' AND CancelledOn IS NULL GROUP BY DueOn", "COVERING INDEX IX_Charges_Billed"),
            ("SELECT DueOn, SUM(Total - Paid) FROM Charges WHERE DueOn >= '2026-11-01' AND DueOn <= '2026-11-30' AND CancelledOn IS NULL AND Paid < Total GROUP BY DueOn", "COVERING INDEX IX_Charges_Open"),
            ("SELECT LeaseId, \"From\" FROM Charges WHERE CancelledOn IS NOT NULL AND DueOn >= '2026-11-01' AND DueOn <= '2026-11-30'", "COVERING INDEX IX_Charges_Cancelled"),
            ("SELECT * FROM Leases WHERE LastDay >= '2026-11-01' AND LastDay <= '2026-11-30'", "IX_Leases_LastDay"),
        })
        {
            await using var db = await _world.Estate.Factory.CreateDbContextAsync();
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            await using var reader = await command.ExecuteReaderAsync();
            Assert.True(await reader.ReadAsync());
            Assert.Contains(index, reader.GetString(3), StringComparison.Ordinal);
        }
    }
}
