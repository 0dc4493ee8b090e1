using Microsoft.Playwright;

namespace BlazorEstate.Tests.Support;

/// <summary>One running program and one Chromium for all browser tests of the collection.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>How long anything may take before a test gives up. Nothing waits for this long on a machine with time to spare.</summary>
    public const float Patience = 60_000;

    private IPlaywright? playwright;

    public RunningApp App { get; private set; } = null!;
    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Arguments, Timeout = Patience });
        App = await RunningApp.StartAsync();

        // What the program notices at its first start is told before a test counts what people are told.
        await App.LoggedAsync("Scan deadlines", TimeSpan.FromMilliseconds(Patience));
    }

    public async Task DisposeAsync()
    {
        // A browser that does not say goodbye must not keep the tests from ending: it goes with its driver.
        if (App is not null) { await App.DisposeAsync(); }
        if (Browser is not null)
        {
            try { await Browser.CloseAsync().WaitAsync(TimeSpan.FromSeconds(20)); }
            catch (Exception e) when (e is TimeoutException or PlaywrightException) { Console.WriteLine($"Chromium did not close: {e.Message}"); }
        }
        playwright?.Dispose();
    }

    /// <summary>A new person at a new browser: own cookies, a language and a size of window.</summary>
    public async Task<Visitor> OpenAsync(string culture = "en", int width = 1280, int height = 800, RunningApp? app = null)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = (app ?? App).Url,
            Locale = culture == "fr" ? "fr-FR" : "en-GB",
            TimezoneId = "Europe/Paris",
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 640,
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync());
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
