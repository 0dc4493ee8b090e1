using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>issue-charges [--until D]</summary>
public static class IssueChargesCommand
{
    public const string Usage = "issue-charges [--until YYYY-MM-DD]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        DateOnly? until = null;
        if (args.Length > 0)
        {
            if (args is not ["--until", var text] || !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                await Console.Error.WriteLineAsync($"Usage: {Usage}");
                return 1;
            }

            until = day;
        }

        await services.MigrateEstateAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<ChargeIssuer>()
            .IssueAsync(until, Actor.CommandLine, new Meter(), ct);
        if (!run.IsOk)
        {
            await Console.Error.WriteLineAsync(scope.ServiceProvider.GetRequiredService<ProblemText>().Full(run));
            return 1;
        }

        var total = services.GetRequiredService<Currency>().ToInvariant(run.Value.Total);
        Console.WriteLine($"Issued {run.Value.Charges} charges due up to {run.Value.Until:yyyy-MM-dd}, {total} in total.");
        if (run.Value.FailedLeases > 0)
        {
            await Console.Error.WriteLineAsync($"{run.Value.FailedLeases} leases could not be issued; the log says why.");
            return 1;
        }

        return 0;
    }

    private sealed class Meter : IProgress<int>
    {
        public void Report(int value)
        {
            if (!Console.IsOutputRedirected)
            {
                Console.Write($"\r{value} leases…");
            }
        }
    }
}
