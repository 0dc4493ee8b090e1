using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>Issues charges when the program starts and after every midnight of the agency.</summary>
public sealed class ChargeIssuingWorker(IServiceScopeFactory scopes, AgencyClock clock, TimeProvider time, ILogger<ChargeIssuingWorker> log) : DailyWorker(clock, time, log)
{
    protected override TimeSpan AfterMidnight => TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChargeIssuer>().IssueAsync(null, Actor.System, ct: ct);
    }
}
