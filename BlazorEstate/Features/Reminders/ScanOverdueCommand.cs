using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Reminders;

/// <summary>scan-overdue [--as-of D]: what the program notices by itself, at once and for any day.</summary>
public static class ScanOverdueCommand
{
    public const string Usage = "scan-overdue [--as-of YYYY-MM-DD]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var day = services.GetRequiredService<AgencyClock>().Today;
        if (args.Length > 0 && (args is not ["--as-of", var text] || !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)))
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return 1;
        }

        await services.MigrateEstateAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var runs = await scope.ServiceProvider.GetRequiredService<ReminderScans>().RunAsync(day, Actor.CommandLine, ct);
        foreach (var run in runs.Where(r => r.Notifications + r.Letters > 0))
        {
            Console.WriteLine($"{run.Scan}: {run.Notifications} notifications, {run.Letters} letters");
        }

        Console.WriteLine($"Scanned {day:yyyy-MM-dd}: {runs.Sum(r => r.Notifications)} notifications, {runs.Sum(r => r.Letters)} letters.");
        if (runs.Sum(r => r.Failed) is > 0 and var failed)
        {
            await Console.Error.WriteLineAsync($"{failed} could not be looked at; the log says why.");
            return 1;
        }

        return 0;
    }
}
