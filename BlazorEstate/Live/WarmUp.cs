namespace BlazorEstate.Live;

/// <summary>What is slow the first time only, such as queries that have to be prepared. It leaves nothing behind but what it prepared.</summary>
public interface IWarmUp
{
    Task PrepareAsync(CancellationToken ct);
}

/// <summary>Does once, soon after the start, what the first person to ask would have to wait for.</summary>
public sealed class WarmUp(IServiceScopeFactory scopes, TimeProvider time, ILogger<WarmUp> log) : BackgroundService
{
    // After what the start itself has to do.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Pause, time, stoppingToken);
        await PrepareAsync(stoppingToken);
    }

    internal async Task PrepareAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var one in scope.ServiceProvider.GetServices<IWarmUp>())
        {
            try
            {
                await one.PrepareAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "{WarmUp} failed: the first to ask will wait a little longer", one.GetType().Name);
            }
        }
    }
}
