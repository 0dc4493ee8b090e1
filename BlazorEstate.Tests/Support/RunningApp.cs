using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BlazorEstate.Tests.Support;

/// <summary>The real program in a process of its own, on a free port, with an own data folder that is removed at the end.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    /// <summary>How long a start may take: it makes a demo agency while other tests keep the machine busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static int lastPort = 20_000 + Environment.ProcessId % 100 * 100;

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
    /// <param name="before">What is done with the program's verbs before it serves.</param>
    public static async Task<RunningApp> StartAsync(Dictionary<string, string>? settings = null, Func<RunningApp, Task>? before = null)
    {
        var app = new RunningApp(settings ?? []);
        if (before is not null) { await before(app); }
        await app.StartAgainAsync();
        return app;
    }

    /// <summary>An agency without any record, as it stands in production, and its first administrator.</summary>
    public static async Task<(RunningApp App, Person Administrator)> StartEmptyAsync()
    {
        Person? administrator = null;
        var app = await StartAsync(
            new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            async a => administrator = await a.AddUserAsync("administrator"));
        return (app, administrator!);
    }

    /// <summary>Somebody new with this role, made by the verb `user add`: signing them out disturbs no other test.</summary>
    public async Task<Person> AddUserAsync(string role)
    {
        var person = new Person($"{role}-{Guid.NewGuid():N}@example.test", Guid.NewGuid().ToString("N"));
        await CommandAsync(person.Password, "user", "add", person.Email, "--role", role, "--password-stdin");
        return person;
    }

    /// <summary>Runs a verb of the program on this data and gives its standard output; fails when it does.</summary>
    public async Task<string> CommandAsync(string input, params string[] verb)
    {
        var start = Prepare(verb);
        start.RedirectStandardInput = true;
        using var command = Process.Start(start)!;
        await command.StandardInput.WriteLineAsync(input);
        command.StandardInput.Close();
        var (output, error) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', verb)} ended with {command.ExitCode}: {await error}");
    }

    /// <summary>Waits until the log says something; false where it did not in this time.</summary>
    public async Task<bool> LoggedAsync(string text, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (!Log.Contains(text, StringComparison.Ordinal))
        {
            if (waited.Elapsed > patience) { return false; }
            await Task.Delay(100);
        }
        return true;
    }

    /// <summary>Starts on the same port and data, as after a restart of the server.</summary>
    public async Task StartAgainAsync()
    {
        var start = Prepare("--urls", Url, "--contentRoot", Repository.App);
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

    private ProcessStartInfo Prepare(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. arguments])
        {
            WorkingDirectory = DataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Estate"] = $"Data Source={Path.Combine(DataFolder, "estate.db")}";
        start.Environment["Email__Folder"] = Path.Combine(DataFolder, "mail");
        start.Environment["Files__Folder"] = Path.Combine(DataFolder, "files");
        foreach (var (name, value) in settings) { start.Environment[name] = value; }
        return start;
    }

    public static string Program() => Path.Combine(
        AppContext.BaseDirectory.Replace($"{Path.DirectorySeparatorChar}BlazorEstate.Tests{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}BlazorEstate{Path.DirectorySeparatorChar}", StringComparison.Ordinal),
        "BlazorEstate.dll");

    private async Task WaitUntilServingAsync()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
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
        throw new TimeoutException($"The program did not serve within {Patience}.\n{Log}");
    }

    private void Append(string? line)
    {
        if (line is not null) { lock (log) { log.AppendLine(line); } }
    }

    /// <summary>A port below those that the system gives to whoever asks for any: no other test may get it before the program listens, or while it restarts.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException) { /* Somebody else's; the next one. */ }
        }
    }
}

/// <summary>Somebody who can sign in.</summary>
public sealed record Person(string Email, string Password);
