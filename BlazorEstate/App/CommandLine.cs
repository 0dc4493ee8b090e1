using System.Data.Common;
using System.Globalization;
using BlazorEstate.Features.Users;
using Microsoft.Extensions.Logging.Console;
using BlazorEstate.Features.Import;
using BlazorEstate.Features.Import.Demo;

namespace BlazorEstate.App;

/// <summary>The program's verbs. Each belongs to a feature; this is only their list.</summary>
public static class CommandLine
{
    // How a verb is written, and what it does.
    private static readonly (string Usage, Func<IServiceProvider, string[], CancellationToken, Task<int>> Run)[] Verbs =
    [
        (Features.Audit.AuditCommand.Usage, Features.Audit.AuditCommand.RunAsync),
        (DemoCommand.Usage, DemoCommand.RunAsync),
        (ImportCommand.Usage, ImportCommand.RunAsync),
        (Features.Leases.IssueChargesCommand.Usage, Features.Leases.IssueChargesCommand.RunAsync),
        ("migrate", MigrateAsync),
        (Features.Reports.ReportCommand.Usage, Features.Reports.ReportCommand.RunAsync),
        (Features.Reminders.ScanOverdueCommand.Usage, Features.Reminders.ScanOverdueCommand.RunAsync),
        (AccountCommand.TokenUsage, AccountCommand.TokenAsync),
        (AccountCommand.UserUsage, AccountCommand.UserAsync),
    ];

    public static bool IsVerb(string[] args) => args.Length > 0 && (AsksHelp(args) || !args[0].StartsWith('-') && !args[0].Contains('=', StringComparison.Ordinal));

    /// <summary>A verb's standard output is its answer: the log goes to standard error, and tells only what is wrong.</summary>
    public static void Prepare(WebApplicationBuilder builder, string[] args)
    {
        if (IsVerb(args))
        {
            builder.Logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
            builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        }
    }

    /// <summary>Runs a verb: 0, or 1 with one line on standard error.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (AsksHelp(args))
        {
            Console.WriteLine("Without a verb the program serves its pages. Verbs:");
            foreach (var known in Verbs) { Console.WriteLine("  " + known.Usage); }
            return 0;
        }

        var verb = Verbs.FirstOrDefault(v => NameOf(v.Usage) == args[0]).Run;
        if (verb is null)
        {
            await Console.Error.WriteLineAsync($"Unknown command \"{args[0]}\". Known: {string.Join(", ", Verbs.Select(v => NameOf(v.Usage)))}.");
            return 1;
        }

        // Whatever the machine's own language, days are written the same way.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await verb(app.Services, WithoutSettings(args[1..]), stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or UnauthorizedAccessException or DbException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>What a verb is told, without the settings among it ("--Agency:Currency=XOF", "--Agency:Currency XOF"), which the configuration reads.</summary>
    public static string[] WithoutSettings(string[] args) => Part(args, settings: false);

    /// <summary>The settings alone where there is a verb: to the configuration, a folder such as /tmp/agency would be the name of one whose value comes next.</summary>
    public static string[] Settings(string[] args) => IsVerb(args) ? Part(args, settings: true) : args;

    private static bool AsksHelp(string[] args) => args[0] is "help" or "--help" or "-h";

    private static string NameOf(string usage) => usage.Split(' ')[0];

    private static string[] Part(string[] args, bool settings)
    {
        var part = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=')[0];
            var isSetting = name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal);
            var end = isSetting && name == args[i] ? Math.Min(i + 2, args.Length) : i + 1;
            if (isSetting == settings)
            {
                part.AddRange(args[i..end]);
            }

            i = end - 1;
        }

        return [.. part];
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        await Data.DataSetup.MigrateEstateAsync(services, ct);
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
