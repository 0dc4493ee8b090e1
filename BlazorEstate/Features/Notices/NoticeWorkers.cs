using System.Threading.Channels;
using BlazorEstate.Live;

namespace BlazorEstate.Features.Notices;

/// <summary>Writes the mails of those who want to know at once, whenever something was told; and looks now and then in case nobody said so.</summary>
public sealed class NoticeWorker(IServiceScopeFactory scopes, EstateChanges changes, TimeProvider time, ILogger<NoticeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    // What comes in one burst goes out together.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = changes.Subscribe(ChangeKinds.Notification, _ =>
        {
            _wake.Writer.TryWrite(true);
            return Task.CompletedTask;
        });
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<NoticeMailer>().RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Could not write the mails of notifications; trying again in {Seconds} s", Poll.TotalSeconds);
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var poll = new CancellationTokenSource(Poll, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, poll.Token);
        try
        {
            await _wake.Reader.ReadAsync(either.Token);
            await Task.Delay(Settle, time, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nobody said anything for a while.
        }
    }
}

/// <summary>Writes the digests when their hours have come, and after a start those that were missed.</summary>
public sealed class DigestWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<DigestWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DigestMailer>().RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Could not write digests; trying again in {Seconds} s", Interval.TotalSeconds);
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }
}
