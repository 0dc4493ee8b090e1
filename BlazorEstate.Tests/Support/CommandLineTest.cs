using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace BlazorEstate.Tests.Support;

/// <summary>The program's verbs as a person runs them, in a folder with a database of its own.</summary>
public abstract class CommandLineTest : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("estate-verb-").FullName;

    protected string DatabaseFile => Path.Combine(Folder, "estate.db");

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, true);
    }

    protected async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [RunningApp.Program(), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["ConnectionStrings__Estate"] = $"Data Source={DatabaseFile}";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
