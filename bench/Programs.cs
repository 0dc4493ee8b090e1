using System.Diagnostics;

namespace BlazorEstate.Bench;

/// <summary>How a run of the program went. Memory is the largest resident size, in megabytes.</summary>
internal sealed record Ran(double Seconds, double ProcessorSeconds, double Megabytes, string Output);

/// <summary>Runs the program as a person would: a process of its own.</summary>
internal static class Programs
{
    public static string Dll { get; } = Path.GetFullPath("../../../../BlazorEstate/bin/Release/net10.0/BlazorEstate.dll", AppContext.BaseDirectory);

    public static ProcessStartInfo Start(string database, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["ConnectionStrings__Estate"] = $"Data Source={database}";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return start;
    }

    public static Task<Ran> RunAsync(string database, params string[] args) => RunTypedAsync(database, "", args);

    /// <param name="input">A line that it reads.</param>
    public static async Task<Ran> RunTypedAsync(string database, string input, params string[] args)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(Start(database, args))!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (peak, processor) = (0L, TimeSpan.Zero);
        var watching = Task.Run(async () =>
        {
            while (!process.HasExited)
            {
                try
                {
                    process.Refresh();
                    (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
                }
                catch (InvalidOperationException)
                {
                    return;
                }

                await Task.Delay(20);
            }
        });
        await process.WaitForExitAsync();
        var seconds = clock.Elapsed.TotalSeconds;
        await watching;
        return process.ExitCode == 0
            ? new Ran(seconds, processor.TotalSeconds, peak / 1e6, await output)
            : throw new InvalidOperationException($"{string.Join(' ', args)} ended with {process.ExitCode}: {await error}");
    }
}
