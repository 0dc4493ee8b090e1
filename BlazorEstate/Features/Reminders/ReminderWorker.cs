using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Reminders;

/// <summary>
/// Runs the scans at the start, after every midnight of the agency when the day's charges are issued, every hour, and soon after
/// charges, leases, repairs, plans, visits or documents changed: a charge issued late is told as well.
/// </summary>
public sealed class ReminderWorker(IServiceScopeFactory scopes, EstateChanges changes, AgencyClock clock, TimeProvider time, ILogger<ReminderWorker> log) : DailyWorker(clock, time, log)
{
    private readonly AgencyClock _clock = clock;

    protected override TimeSpan AfterMidnight => TimeSpan.FromMinutes(5);

    protected override TimeSpan AtLeastEvery => TimeSpan.FromHours(1);

    protected override TimeSpan Settling => TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var charges = changes.Subscribe(ChangeKinds.Charge | ChangeKinds.Lease | ChangeKinds.Intervention | ChangeKinds.Document | ChangeKinds.Visit | ChangeKinds.Plan | ChangeKinds.Import, _ =>
        {
            Wake();
            return Task.CompletedTask;
        });
        await base.ExecuteAsync(stoppingToken);
    }

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReminderScans>().RunAsync(_clock.Today, Actor.System, ct);
    }
}
