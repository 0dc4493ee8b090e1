using BlazorEstate.Live;

namespace BlazorEstate.Features.Reports;

/// <summary>Prepares reports as soon as they are asked for, here or at another server, and removes old files.</summary>
public sealed class ReportWorker(IServiceScopeFactory scopes, EstateChanges changes, TimeProvider time, ILogger<ReportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromHours(1);
    private readonly string _holder = Guid.NewGuid().ToString("N");
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var asked = changes.Subscribe(ChangeKinds.Report, _ =>
        {
            Volatile.Read(ref _woken).TrySetResult();
            return Task.CompletedTask;
        });
        var swept = long.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _woken, woken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var queue = scope.ServiceProvider.GetRequiredService<ReportQueue>();
                if (swept == long.MinValue || time.GetElapsedTime(swept) > Sweep)
                {
                    await queue.SweepAsync(stoppingToken);
                    swept = time.GetTimestamp();
                }

                while (await queue.WorkAsync(_holder, stoppingToken))
                {
                    // The next one.
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Reports could not be prepared; trying again in {Seconds} seconds", Look.TotalSeconds);
            }

            using var rest = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(woken.Task, Task.Delay(Look, time, rest.Token));
            await rest.CancelAsync();
        }
    }
}
