using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

/// <summary>Signals a person's screens at the moment when something the person snoozed comes back. Sleeps until the next one is due.</summary>
public sealed class SnoozeAlarm(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock, TimeProvider time, ILogger<SnoozeAlarm> log) : BackgroundService
{
    // A clock that was set, or a snooze of another server, is noticed by then.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    /// <summary>Signals everybody who had something come back after <paramref name="since"/>, up to now; returns when the next one does. UTC.</summary>
    public async Task<DateTime?> RingAsync(DateTime since, DateTime now, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var asleep = db.NotificationStates.Where(s => s.SnoozedUntil != null && s.DoneAt == null);
        var people = await asleep.Where(s => s.SnoozedUntil > since && s.SnoozedUntil <= now).Select(s => s.UserId).Distinct().ToListAsync(ct);
        changes.Publish([.. people.Select(p => new EstateChange(ChangeKinds.Reading, p))]);
        return await asleep.Where(s => s.SnoozedUntil > now).MinAsync(s => s.SnoozedUntil, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0, 1);
        using var subscription = changes.Subscribe(ChangeKinds.Reading, _ =>
        {
            if (changed.CurrentCount == 0) { changed.Release(); }
            return Task.CompletedTask;
        });
        var since = clock.UtcNow;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = AfterFault;
            try
            {
                var now = clock.UtcNow;
                var next = await RingAsync(since, now, stoppingToken);
                since = now;
                wait = next is { } at && at - now < Longest ? at - now : Longest;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Could not look for snoozed notifications; trying again");
            }

            await WaitAsync(changed, wait + TimeSpan.FromMilliseconds(1), stoppingToken);
        }
    }

    private async Task WaitAsync(SemaphoreSlim changed, TimeSpan wait, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(wait, time, either.Token), changed.WaitAsync(either.Token));
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}
