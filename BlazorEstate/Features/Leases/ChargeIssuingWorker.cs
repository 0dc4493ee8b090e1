using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>Issues charges when the program starts and after every midnight of the agency.</summary>
public sealed class ChargeIssuingWorker(IServiceScopeFactory scopes, AgencyClock clock, TimeProvider time, ILogger<ChargeIssuingWorker> log) : BackgroundService
{
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>How long from now to the agency's next midnight, and a little more.</summary>
    public TimeSpan UntilNextRun()
    {
        var midnight = clock.Today.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (clock.Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, clock.Zone) - clock.UtcNow + AfterMidnight;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = AfterFailure;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ChargeIssuer>().IssueAsync(null, Actor.System, ct: stoppingToken);
                pause = UntilNextRun();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Could not issue charges; trying again in {Minutes} minutes", AfterFailure.TotalMinutes);
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }
}
