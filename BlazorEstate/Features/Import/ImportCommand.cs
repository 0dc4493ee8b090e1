using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Import;

/// <summary>import FOLDER [--dry-run] [--until YYYY-MM or YYYY-MM-DD]</summary>
public static class ImportCommand
{
    public const string Usage = "import FOLDER [--dry-run] [--until YYYY-MM or YYYY-MM-DD]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<EstateImport>();
        if (!TryRead(args, import.EndOfMonth, out var folder, out var options, out var complaint))
        {
            await Console.Error.WriteLineAsync(complaint);
            return 1;
        }

        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"There is no folder \"{folder}\".");
            return 1;
        }

        var reading = AgencyReader.ReadAsync(folder, services.GetRequiredService<Currency>(), ct);
        await services.MigrateEstateAsync(ct);
        return await TakeInAsync(scope.ServiceProvider, await reading, options, ct);
    }

    /// <summary>Imports with progress on standard error and the outcome on standard output.</summary>
    internal static async Task<int> TakeInAsync(IServiceProvider services, AgencyRows rows, ImportOptions options, CancellationToken ct)
    {
        var result = await services.GetRequiredService<EstateImport>().RunAsync(rows, options with { MayClose = true }, Actor.CommandLine, new ConsoleProgress(), ct);
        ConsoleProgress.Clear();
        var report = result.Value;
        if (report.Errors.Count > 0)
        {
            await Console.Out.WriteAsync(services.GetRequiredService<ImportErrorsText>().Table(report.Errors, tabs: true));
            await Console.Error.WriteLineAsync($"Nothing was imported: {report.Errors.Count} errors in the files.");
            return 1;
        }

        Say(report, services.GetRequiredService<Currency>());
        return 0;
    }

    private static void Say(ImportReport report, Currency currency)
    {
        foreach (var (file, count) in report.Counts)
        {
            var there = report.Files.Any(f => f.Name == file);
            Console.WriteLine(there
                ? $"{file,-16} {count.New,8} new {count.Existing,8} already there{(count.Different > 0 ? $", {count.Different} of them differ and stay as they are" : "")}"
                : $"{file,-16} not in the folder");
        }

        Console.WriteLine($"charges {report.ChargesIssued} issued up to {report.IssuedUntil:yyyy-MM-dd}, allocations {report.Allocations}");
        Console.WriteLine($"billed {currency.ToInvariant(report.Billed)} paid {currency.ToInvariant(report.Paid)} allocated {currency.ToInvariant(report.Allocated)}");
        Console.WriteLine(report switch
        {
            { DryRun: true } => "Dry run: nothing was kept.",
            { RunId: { } id } => $"Import {id} is in the database.",
            _ => "Everything was there already: nothing changed.",
        });
    }

    private static bool TryRead(string[] args, DateOnly endOfMonth, out string folder, out ImportOptions options, out string complaint)
    {
        (folder, options, complaint) = ("", new(endOfMonth), $"Usage: {Usage}");
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--dry-run":
                    options = options with { DryRun = true };
                    break;
                case "--until" when i + 1 < args.Length:
                    if (LastDay(args[++i]) is not { Year: <= 2200 } until)
                    {
                        complaint = $"--until \"{args[i]}\" is neither a month such as 2026-10 nor a day such as 2026-10-31.";
                        return false;
                    }

                    options = options with { Until = until };
                    break;
                case var text when folder.Length == 0 && !text.StartsWith('-'):
                    folder = text;
                    break;
                default:
                    return false;
            }
        }

        return folder.Length > 0;
    }

    private static DateOnly? LastDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.AddMonths(1).AddDays(-1)
        : null;
}

/// <summary>One line on standard error that rewrites itself; silent where standard error is not a screen.</summary>
internal sealed class ConsoleProgress : IProgress<ImportProgress>
{
    public void Report(ImportProgress value)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(value.Total == 0 ? $"\r{value.Stage} …                    " : $"\r{value.Stage} {value.Done} of {value.Total} leases   ");
        }
    }

    public static void Clear()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write("\r                                        \r");
        }
    }
}
