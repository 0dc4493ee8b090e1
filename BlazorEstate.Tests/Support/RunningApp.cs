using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BlazorEstate.Tests.Support;

/// <summary>The real program in a process of its own, on a free port, with an own data folder that is removed at the end.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly StringBuilder log = new();
    private readonly Dictionary<string, string> settings;
    private Process? process;

    private RunningApp(Dictionary<string, string> settings) => this.settings = settings;

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("blazorestate-").FullName;
    public int Port { get; } = FreePort();
    public string Url => $"http://127.0.0.1:{Port}";

    public string Log
    {
        get { lock (log) { return log.ToString(); } }
    }

    /// <param name="settings">Settings by their environment variable name, for example Agency__Currency.</param>
    public static async Task<RunningApp> StartAsync(Dictionary<string, string>? settings = null)
    {
        var app = new RunningApp(settings ?? []);
        await app.StartAgainAsync();
        return app;
    }

    /// <summary>Starts on the same port and data, as after a restart of the server.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = DataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program());
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Url);
        start.ArgumentList.Add("--contentRoot");
        start.ArgumentList.Add(Repository.App);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Estate"] = $"Data Source={Path.Combine(DataFolder, "estate.db")}";
        foreach (var (name, value) in settings) { start.Environment[name] = value; }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilServingAsync();
    }

    /// <summary>Ends the server at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        try { Directory.Delete(DataFolder, recursive: true); }
        catch (IOException) { /* A file that is still held costs nothing but a temporary folder. */ }
    }

    public static string Program() => Path.Combine(
        AppContext.BaseDirectory.Replace($"{Path.DirectorySeparatorChar}BlazorEstate.Tests{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}BlazorEstate{Path.DirectorySeparatorChar}", StringComparison.Ordinal),
        "BlazorEstate.dll");

    private async Task WaitUntilServingAsync()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(90))
        {
            if (process!.HasExited) { throw new InvalidOperationException($"The program ended with {process.ExitCode}.\n{Log}"); }
            try
            {
                using var answer = await http.GetAsync(new Uri(Url));
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) { return; }
            }
            catch (HttpRequestException) { /* Not listening yet. */ }
            catch (TaskCanceledException) { /* Listening, still busy. */ }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The program did not serve within 90 s.\n{Log}");
    }

    private void Append(string? line)
    {
        if (line is not null) { lock (log) { log.AppendLine(line); } }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
