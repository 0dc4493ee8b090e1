using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static BlazorEstate.Tests.Features.Leases.LeaseWorld;

namespace BlazorEstate.Tests.Features.Leases;

public sealed class ChargeIssuerTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private LeaseWorld _world = null!;

    public async Task InitializeAsync() => _world = await CreateAsync(Today, units: 3);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Issuing_twice_issues_nothing_new_and_leaves_no_trace()
    {
        await _world.LetAsync(Terms(new(2025, 7, 1), new(2026, 6, 30)));
        var until = new DateOnly(2025, 9, 5);
        Assert.Equal(3, (await _world.Issuer.IssueAsync(until, Actor.System)).Value.Charges);
        var audited = await _world.Estate.ReadAsync(db => db.AuditEntries.CountAsync());
        Assert.Equal(0, (await _world.Issuer.IssueAsync(until, Actor.System)).Value.Charges);
        Assert.Equal(audited, await _world.Estate.ReadAsync(db => db.AuditEntries.CountAsync()));
        Assert.Equal(1, await _world.Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.Action == "issue-charges")));
        Assert.Equal(3, await _world.Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == "Charge" && a.Action == "create")));
    }

    [Fact]
    public async Task Credit_is_used_by_the_next_charge()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 6, 1), new(2026, 5, 31), rent: 58_000));
        await _world.PayAsync(lease.Code, Today, 70_000);
        Assert.Equal(12_000, (await _world.AccountAsync(lease.Code)).Credit);
        await _world.Issuer.IssueAsync(new DateOnly(2025, 7, 1), Actor.System);
        var next = (await _world.ChargesAsync(lease.Code))[^1];
        Assert.Equal((12_000, ChargeStatus.PartlyPaid), (next.Paid, next.StatusOn(Today)));
        await _world.CheckAsync(lease.Code);
    }

    [Fact]
    public async Task A_lease_that_cannot_be_issued_does_not_keep_the_others_from_it()
    {
        var good = await _world.LetAsync(Terms(new(2025, 7, 1), new(2026, 6, 30)));
        var bad = await _world.LetAsync(Terms(new(2025, 7, 1), new(2026, 6, 30)), "U2");
        var last = await _world.LetAsync(Terms(new(2025, 7, 1), new(2026, 6, 30)), "U3");
        await _world.Estate.ReadAsync(db => db.LeaseLines.Where(l => l.LeaseId == bad.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Amount, long.MaxValue - 1)));
        var run = (await _world.Issuer.IssueAsync(new DateOnly(2025, 9, 1), Actor.System)).Value;
        Assert.Equal((6, 1), (run.Charges, run.FailedLeases));
        Assert.Equal(3, (await _world.ChargesAsync(good.Code)).Count);
        Assert.Equal(3, (await _world.ChargesAsync(last.Code)).Count);
    }

    [Fact]
    public async Task The_worker_issues_at_start_and_after_midnight()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 7, 1), new(2026, 6, 30)));
        var worker = new ChargeIssuingWorker(_world.Estate.Get<IServiceScopeFactory>(), _world.Estate.Get<AgencyClock>(), new Hurry(_world.Estate.Time), NullLogger<ChargeIssuingWorker>.Instance);
        Assert.InRange(worker.UntilNextRun(), TimeSpan.FromHours(12), TimeSpan.FromHours(12.1));
        await worker.StartAsync(default);
        await Waiting.UntilAsync(async () => (await _world.ChargesAsync(lease.Code)).Count >= 2);
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task Nobody_issues_years_ahead() =>
        Assert.True((await _world.Issuer.IssueAsync(new DateOnly(2200, 1, 1), Actor.System)).Has("Charge.TooFarAhead"));

    /// <summary>Every wait ends at once, and it is as late as after it.</summary>
    private sealed class Hurry(TestTime time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            time.Advance(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }
}
