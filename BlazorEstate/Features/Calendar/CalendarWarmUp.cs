using BlazorEstate.Shared;

namespace BlazorEstate.Features.Calendar;

/// <summary>Reads this month once, soon after the start: its many queries are then prepared and what it keeps is there before a person looks.</summary>
public sealed class CalendarWarmUp(IServiceScopeFactory scopes, AgencyClock clock, TimeProvider time, ILogger<CalendarWarmUp> log) : BackgroundService
{
    // After what the start itself has to do.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Pause, time, stoppingToken);
        await ReadAsync(stoppingToken);
    }

    internal async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var (first, kinds) = (new DateOnly(clock.Today.Year, clock.Today.Month, 1), CalendarKinds.All.ToHashSet());
            await scope.ServiceProvider.GetRequiredService<CalendarQueries>().ReadAsync(new CalendarView(first, first.AddMonths(1).AddDays(-1), kinds), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "The calendar could not be read ahead");
        }
    }
}
