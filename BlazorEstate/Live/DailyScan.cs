using BlazorEstate.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazorEstate.Live;

/// <summary>What a scan wrote, and how many subjects it could not look at.</summary>
public sealed record ScanRun(string Scan, int Notifications = 0, int Letters = 0, int Failed = 0)
{
    public ScanRun And(ScanRun other) => this with { Notifications = Notifications + other.Notifications, Letters = Letters + other.Letters, Failed = Failed + other.Failed };
}

/// <summary>
/// Something that the program notices by itself. Each feature registers its own; Features/Reminders runs them all after midnight,
/// every hour, and by the verb scan-overdue. What a scan told once it does not tell again.
/// </summary>
public interface IDailyScan
{
    string Name { get; }

    Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default);
}

public static class DailyScans
{
    public static IServiceCollection AddScan<TScan>(this IServiceCollection services) where TScan : class, IDailyScan
    {
        services.TryAddScoped<ScanWriter>();
        return services.AddScoped<TScan>().AddScoped<IDailyScan>(sp => sp.GetRequiredService<TScan>());
    }
}
