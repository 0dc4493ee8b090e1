namespace BlazorEstate.Shared;

/// <summary>
/// Work that a new day brings: done at the start, some minutes after every midnight of the agency, and between them as often as the
/// worker asks for. Work that fails is logged and tried again.
/// </summary>
public abstract class DailyWorker(AgencyClock clock, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Workers that build on one another's work start one after the other.</summary>
    protected abstract TimeSpan AfterMidnight { get; }

    /// <summary>The longest time between two runs.</summary>
    protected virtual TimeSpan AtLeastEvery => TimeSpan.MaxValue;

    /// <summary>How long the work waits after <see cref="Wake"/>, so that what comes in a row is one run.</summary>
    protected virtual TimeSpan Settling => TimeSpan.Zero;

    /// <summary>How long from now to the agency's next midnight, and a little more.</summary>
    public TimeSpan UntilNextRun()
    {
        var midnight = clock.Today.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (clock.Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        var next = TimeZoneInfo.ConvertTimeToUtc(midnight, clock.Zone) - clock.UtcNow + AfterMidnight;
        return next < AtLeastEvery ? next : AtLeastEvery;
    }

    protected abstract Task WorkAsync(CancellationToken ct);

    /// <summary>There may be something to do before the next run.</summary>
    protected void Wake() => Volatile.Read(ref _woken).TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _woken, woken);
            var pause = AfterFailure;
            try
            {
                await WorkAsync(stoppingToken);
                pause = UntilNextRun();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "{Worker} failed; trying again in {Minutes} minutes", GetType().Name, AfterFailure.TotalMinutes);
            }

            await PauseAsync(pause, woken.Task, stoppingToken);
        }
    }

    private async Task PauseAsync(TimeSpan pause, Task woken, CancellationToken ct)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var slept = Task.Delay(pause, time, rest.Token);
        if (await Task.WhenAny(slept, woken) == woken)
        {
            await rest.CancelAsync();
            await Task.Delay(Settling, time, ct);
        }

        ct.ThrowIfCancellationRequested();
    }
}
