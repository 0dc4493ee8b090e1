using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Visits.VisitWorld;

namespace BlazorEstate.Tests.Features.Visits;

/// <summary>A flat that changes hands: lease L2 ends on 30 November 2026, L3 begins on 5 December.</summary>
public sealed class VisitLeasesTests : IAsyncLifetime
{
    private VisitWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await VisitWorld.CreateAsync();
        var unit = await _world.Estate.ReadAsync(db => db.Units.FirstAsync(u => u.Code == "U2"));
        await LetAsync("2", new(2026, 1, 1), new(2026, 11, 30));
        await LetAsync("3", new(2026, 12, 5), new(2027, 12, 4));

        async Task LetAsync(string number, DateOnly start, DateOnly last) => await Lettings.LettingAsync(
            _world.Estate, unit, await _world.Estate.AddAsync(Tenant.Create("T" + number, new TenantDetails("Tenant " + number, $"t{number}@example.org", EmailConsent: true))), "L" + number, start, last);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(VisitKind.ExitInventory, "2026-11-27", "L2")]
    [InlineData(VisitKind.ExitInventory, "2026-11-30", "L2")]
    [InlineData(VisitKind.ExitInventory, "2026-12-02", "L2")] // Empty, and the next tenant is known.
    [InlineData(VisitKind.ExitInventory, "2026-12-05", "L2")] // Whoever moves in that day does not leave.
    [InlineData(VisitKind.ExitInventory, "2026-12-07", "L3")]
    [InlineData(VisitKind.ExitInventory, "2027-12-06", "L3")]
    [InlineData(VisitKind.ExitInventory, "2028-01-10", null)] // More than a month after.
    [InlineData(VisitKind.EntryInventory, "2026-11-30", "L3")] // The outgoing tenant's last day.
    [InlineData(VisitKind.EntryInventory, "2026-12-04", "L3")]
    [InlineData(VisitKind.EntryInventory, "2026-12-05", "L3")]
    [InlineData(VisitKind.EntryInventory, "2026-12-09", "L3")]
    [InlineData(VisitKind.EntryInventory, "2026-01-02", "L2")]
    [InlineData(VisitKind.EntryInventory, "2027-12-06", null)] // Nobody comes.
    [InlineData(VisitKind.Viewing, "2026-11-30", "L2")]
    [InlineData(VisitKind.Viewing, "2026-12-02", "L3")]
    [InlineData(VisitKind.Inspection, "2026-12-05", "L3")]
    [InlineData(VisitKind.Inspection, "2027-12-06", "L3")]
    public async Task An_inventory_concerns_who_comes_or_goes_and_another_visit_who_is_there(VisitKind kind, string day, string? lease)
    {
        var code = await _world.Service.BookAsync(At(day + "T10:00", unit: "U2") with { Kind = kind, TenantConsent = true }, _world.Me);
        Assert.Equal(lease, (await _world.Queries.FindAsync(code.Value))!.LeaseCode);
    }

    [Fact]
    public async Task Of_two_that_ended_the_last_one_counts()
    {
        var (unit, tenant) = (await _world.Estate.ReadAsync(db => db.Units.FirstAsync(u => u.Code == "U2")), await _world.Estate.TenantAsync("T4"));
        await Lettings.LettingAsync(_world.Estate, unit, tenant, "L4", new(2027, 12, 6), new(2027, 12, 20));
        foreach (var kind in new[] { VisitKind.Viewing, VisitKind.ExitInventory })
        {
            var code = await _world.Service.BookAsync(At($"2027-12-2{(int)kind + 1}T10:00", unit: "U2") with { Kind = kind }, _world.Me);
            Assert.Equal("L4", (await _world.Queries.FindAsync(code.Value))!.LeaseCode);
        }
    }

    [Fact]
    public async Task The_lease_that_was_named_stays_until_unit_kind_or_day_is_another()
    {
        var visit = At("2026-12-02T10:00", unit: "U2");
        var code = (await _world.Service.BookAsync(visit with { LeaseCode = "L2" }, _world.Me)).Value;
        Assert.Equal("L2", await ChangedAsync(visit with { Note = "By the back door" }));
        Assert.Equal("L2", await ChangedAsync(At("2026-12-02T15:00", unit: "U2")));
        Assert.Equal(["visitNotice t2@example.org", "visitNotice t2@example.org"], await _world.Estate.ReadAsync(db => db.OutgoingMails.Select(m => m.Template + " " + m.ToAddress).ToListAsync()));
        Assert.Equal("L3", await ChangedAsync(At("2026-12-03T15:00", unit: "U2")));
        Assert.Equal("L2", await ChangedAsync(At("2026-12-03T15:00", unit: "U2") with { Kind = VisitKind.ExitInventory }));
        Assert.Equal("L1", await ChangedAsync(At("2026-12-03T15:00") with { Kind = VisitKind.ExitInventory }));

        async Task<string?> ChangedAsync(BlazorEstate.Features.Visits.VisitInput input)
        {
            Assert.True((await _world.Service.ChangeAsync(code, input, _world.Me)).IsOk);
            return (await _world.Queries.FindAsync(code))!.LeaseCode;
        }
    }
}
