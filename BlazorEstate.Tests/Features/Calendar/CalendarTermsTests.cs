using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Calendar;

/// <summary>What is foreseen follows every change of a lease, though only what changed is read again.</summary>
public sealed class CalendarTermsTests : IAsyncLifetime
{
    private readonly HeardSql _sql = new();
    private CalendarWorld _world = null!;

    public async Task InitializeAsync() => _world = await CalendarWorld.CreateAsync(_sql.On);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Another_due_day_another_amount_an_end_and_a_new_lease_are_seen_at_once()
    {
        Assert.Equal([("2027-06-01", 1, 65_000L)], await JuneAsync());
        await ChangeAsync(async db => db.Entry(await db.Leases.SingleAsync(l => l.Code == "L1")).Property(l => l.DueDay).CurrentValue = 10);
        Assert.Equal([("2027-06-10", 1, 65_000L)], await JuneAsync());
        await ChangeAsync(async db => db.Entry(await db.LeaseLines.FirstAsync(l => l.Amount == 60_000)).Property(l => l.Amount).CurrentValue = 70_000);
        Assert.Equal([("2027-06-10", 1, 75_000L)], await JuneAsync());
        await ChangeAsync(async db => db.Remove(await db.LeaseLines.FirstAsync(l => l.Amount == 5_000)));
        Assert.Equal([("2027-06-10", 1, 70_000L)], await JuneAsync());

        var unit = await _world.Estate.SomeUnitAsync("3");
        var terms = new LeaseTerms(LeaseKind.Furnished, new(2027, 5, 1), new(2028, 4, 30), [new(LineKind.Rent, "", 40_000)], DueDay: 10);
        await _world.Estate.AddAsync(Lease.Create("L3", unit.Id, (await _world.Estate.TenantAsync("T3")).Id, terms));
        Assert.Equal([("2027-06-10", 2, 110_000L)], await JuneAsync());
        await ChangeAsync(async db => db.Entry(await db.Leases.SingleAsync(l => l.Code == "L1")).Property(l => l.LastDay).CurrentValue = new DateOnly(2027, 5, 31));
        Assert.Equal([("2027-06-10", 1, 40_000L)], await JuneAsync());
        await ChangeAsync(async db => db.Remove(await db.Leases.Include(l => l.Lines).SingleAsync(l => l.Code == "L3")));
        Assert.Empty(await JuneAsync());
    }

    [Fact]
    public async Task After_a_change_only_what_changed_is_read_again()
    {
        await JuneAsync();
        await ChangeAsync(async db => db.Entry(await db.Leases.SingleAsync(l => l.Code == "L1")).Property(l => l.DueDay).CurrentValue = 10);
        var read = await _sql.OfAsync(JuneAsync, "VatBasisPoints");
        Assert.Contains("\"Id\" ", read[read.IndexOf("WHERE", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private async Task<IEnumerable<(string, int, long)>> JuneAsync() =>
        (await _world.ReadAsync("2027-06-01", "2027-06-30", "forecast")).Select(e => ($"{e.Day:yyyy-MM-dd}", e.Count, e.Amount));

    private async Task ChangeAsync(Func<EstateDbContext, Task> change)
    {
        await using var db = await _world.Estate.Factory.CreateDbContextAsync();
        await change(db);
        await db.SaveAsync(TestEstate.Admin);
    }
}
