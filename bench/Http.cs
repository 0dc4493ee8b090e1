using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace BlazorEstate.Bench;

/// <summary>Requests a second over HTTP with a token: by wrk where it is installed, else by a loop of our own.</summary>
internal static class Http
{
    private const string User = "bench@example.org";
    private static readonly string[] Addresses = ["/api/v1/payments?pageSize=50", "/api/v1/leases?pageSize=50", "/api/v1/statistics"];

    public static async Task RunAsync(string database, int seconds)
    {
        await Programs.RunAsync(database, "user", "add", User, "--role", "administrator");
        var token = (await Programs.RunAsync(database, "token", "create", "--user", User, "--name", "bench")).Output.Trim().Split('\n')[^1].Trim();
        var url = $"http://127.0.0.1:{FreePort()}";
        using var server = Process.Start(Programs.Start(database, "--urls", url))!;
        try
        {
            _ = server.StandardOutput.ReadToEndAsync();
            _ = server.StandardError.ReadToEndAsync();
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await WaitAsync(http);
            foreach (var address in Addresses)
            {
                (await http.GetAsync(new Uri(address, UriKind.Relative))).EnsureSuccessStatusCode();
                Console.WriteLine($"{address,-34} {await LoadAsync(http, url + address, token, seconds)}");
            }
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<string> LoadAsync(HttpClient http, string url, string token, int seconds)
    {
        try
        {
            using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t2", "-c32", $"-d{seconds}s", "--latency", "-H", $"Authorization: Bearer {token}", url]) { RedirectStandardOutput = true })!;
            var lines = (await wrk.StandardOutput.ReadToEndAsync()).Split('\n').Select(l => l.Trim()).ToList();
            return string.Join("   ", lines.Where(l => l.StartsWith("Requests/sec", StringComparison.Ordinal) || l.StartsWith("99%", StringComparison.Ordinal) || l.StartsWith("Non-2xx", StringComparison.Ordinal)));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return await OwnLoadAsync(http, url, seconds);
        }
    }

    private static async Task<string> OwnLoadAsync(HttpClient http, string url, int seconds)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed.TotalSeconds < seconds; count++)
            {
                using var answer = await http.GetAsync(new Uri(url));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }

            return count;
        })));
        return FormattableString.Invariant($"Requests/sec: {counts.Sum() / clock.Elapsed.TotalSeconds:0.0} (wrk is not installed: this loop shares the processor with the server and counts low)");
    }

    private static async Task WaitAsync(HttpClient http)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await http.GetAsync(new Uri("/healthz", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
