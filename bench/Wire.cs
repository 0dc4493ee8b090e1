using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace BlazorEstate.Bench;

/// <summary>What a page of the calendar costs on the line: a browser in front of a wire that counts, in front of the program.</summary>
internal static class Wire
{
    private const string User = "bench@example.org", Password = "Bench-and-no-more-2026";

    private static string? Browser { get; } =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public static async Task RunAsync(string database)
    {
        if (Browser is null)
        {
            Console.WriteLine("wire: Chromium is not installed");
            return;
        }

        await Programs.RunTypedAsync(database, Password, "user", "add", User, "--role", "manager", "--password-stdin");
        var port = FreePort();
        using var server = Process.Start(Programs.Start(database, "--urls", $"http://127.0.0.1:{port}"))!;
        _ = (server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
        using var wire = new CountingWire(port);
        try
        {
            await MeasureAsync(wire);
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task MeasureAsync(CountingWire wire)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] });
        await using var context = await browser.NewContextAsync(new() { BaseURL = wire.Url, ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-GB" });
        await SignInAsync(await context.NewPageAsync());

        foreach (var view in (IEnumerable<string>)["month", "week", "agenda", "year", "month"])
        {
            var page = await context.NewPageAsync();
            var cdp = await context.NewCDPSessionAsync(page);
            var (pages, frames) = (0L, 0L);
            await cdp.SendAsync("Network.enable");
            var documents = new HashSet<string>();
            cdp.Event("Network.responseReceived").OnEvent += (_, e) => { if (e!.Value.GetProperty("type").GetString() == "Document") { documents.Add(e.Value.GetProperty("requestId").GetString()!); } };
            cdp.Event("Network.loadingFinished").OnEvent += (_, e) => { if (documents.Contains(e!.Value.GetProperty("requestId").GetString()!)) { pages += (long)e.Value.GetProperty("encodedDataLength").GetDouble(); } };
            cdp.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => frames += Size(e!.Value.GetProperty("response"));
            await QuietAsync(wire);
            var before = wire.Received;
            await OpenAsync(page, $"/calendar?view={view}");
            await QuietAsync(wire);
            Line($"calendar, {view}, opened", wire.Received - before, $"page {Kilobytes(pages)}, circuit {Kilobytes(wire.Received - before - pages)} and what is cached (unpacked {Kilobytes(frames)})");
            for (var step = 0; step < 2; step++)
            {
                (before, frames) = (wire.Received, 0);
                var title = await page.Locator(".calendar__title").TextContentAsync();
                await page.Locator(".calendar__bar a").Nth(2).ClickAsync();
                await Assertions.Expect(page.Locator(".calendar__title")).Not.ToHaveTextAsync(title!);
                await QuietAsync(wire);
                Line($"calendar, {view}, the next", wire.Received - before, $"unpacked {Kilobytes(frames)}");
            }

            await page.CloseAsync();
        }
    }

    private static async Task SignInAsync(IPage page)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await page.GotoAsync("/account/sign-in");
                break;
            }
            catch (PlaywrightException) when (tries < 100)
            {
                await Task.Delay(200);
            }
        }

        await page.Locator("input[type=email]").FillAsync(User);
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await page.Locator("html[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await OpenAsync(page, "/calendar");
        await page.CloseAsync();
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("html[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    // Until nothing has come for a while.
    private static async Task QuietAsync(CountingWire wire)
    {
        for (var (seen, same) = (-1L, 0); same < 8; await Task.Delay(100))
        {
            (same, seen) = (wire.Received == seen ? same + 1 : 0, wire.Received);
        }
    }

    private static long Size(System.Text.Json.JsonElement frame)
    {
        var text = frame.GetProperty("payloadData").GetString()!;
        return frame.GetProperty("opcode").GetInt32() == 2 ? text.Length * 3L / 4 : text.Length;
    }

    private static void Line(string name, long bytes, string more) => Console.WriteLine($"{name,-34} {Kilobytes(bytes),10}   {more}");

    private static string Kilobytes(long bytes) => (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " KB";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Passes on whatever comes to a port, and counts what goes back.</summary>
internal sealed class CountingWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private long _received;

    public CountingWire(int port)
    {
        _port = port;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public long Received => Interlocked.Read(ref _received);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            var browser = await _listener.AcceptTcpClientAsync();
            _ = PassAsync(browser);
        }
    }

    private async Task PassAsync(TcpClient browser)
    {
        using var from = browser;
        using var to = new TcpClient();
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, _port);
            await Task.WhenAny(CopyAsync(from.GetStream(), to.GetStream(), false), CopyAsync(to.GetStream(), from.GetStream(), true));
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Either side has gone.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool count)
    {
        var buffer = new byte[65536];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read));
            if (count)
            {
                Interlocked.Add(ref _received, read);
            }
        }
    }
}
