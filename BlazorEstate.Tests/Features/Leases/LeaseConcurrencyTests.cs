using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Leases.LeaseWorld;

namespace BlazorEstate.Tests.Features.Leases;

public sealed class LeaseConcurrencyTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private LeaseWorld _world = null!;

    public async Task InitializeAsync() => _world = await CreateAsync(Today);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Of_many_who_let_one_unit_at_once_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            _world.Ledger.CreateAsync(new NewLease("U1", "T1", Terms(new(2025, 1, 1 + i), new(2025, 12, 31))), TestEstate.Admin))));
        Assert.Single(results, r => r.IsOk);
        Assert.All(results.Where(r => !r.IsOk), r => Assert.True(r.Has("Lease.Overlap")));
        Assert.Equal((1, 1), await _world.Estate.ReadAsync(async db => (await db.Leases.CountAsync(), await db.LeaseAccounts.CountAsync())));
    }

    [Fact]
    public async Task Of_two_who_change_what_both_saw_the_second_is_told()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        var results = await Task.WhenAll(new[] { 60_000L, 70_000L }.Select(rent => Task.Run(() => _world.Ledger.ChangeLinesAsync(
            lease.Code, new LinesChange(lease.Version, new(2025, 6, 1), [new(LineKind.Rent, "", rent)]), TestEstate.Admin))));
        Assert.Single(results, r => r.IsOk);
        Assert.Single(results, r => r.Has(Result.StaleCode));
        await _world.CheckAsync(lease.Code);
    }

    [Fact]
    public async Task Two_runs_at_once_issue_each_charge_once()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 7, 1), new(2027, 6, 30)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _world.Issuer.IssueAsync(new DateOnly(2026, 6, 1), Actor.System))));
        var charges = await _world.ChargesAsync(lease.Code);
        Assert.Equal((12, 12), (charges.Count, charges.Select(c => c.From).Distinct().Count()));
        await _world.CheckAsync(lease.Code);
    }
}
