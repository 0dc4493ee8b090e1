namespace BlazorEstate.Tests.Support;

public static class Chromium
{
    private static readonly string[] Usual =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    /// <summary>The installed browser, or null: then Playwright looks for its own download.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set ? set : Usual.FirstOrDefault(File.Exists);
}

/// <summary>A test in a real browser. Without Chromium it is skipped, but fails where CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && Environment.GetEnvironmentVariable("CI") != "true") { Skip = "Chromium is not installed"; }
    }
}

/// <summary>The same for a test with several inputs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Path is null && Environment.GetEnvironmentVariable("CI") != "true") { Skip = "Chromium is not installed"; }
    }
}
