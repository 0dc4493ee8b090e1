namespace BlazorEstate.Features.Account;

/// <summary>What people call the browser they sit at, "Firefox, Linux", from what it says of itself.</summary>
public static class DeviceName
{
    private const int Longest = 30;

    // Browsers claim to be those before them as well: the ones further down are named by the others.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Chromium/", "Chromium"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Empty when nothing can be told. A name that nobody here knows is cut to letters and digits, and short.</summary>
    public static string Of(string? userAgent)
    {
        var text = userAgent is { Length: > 1000 } ? userAgent[..1000] : userAgent ?? "";
        var browser = Find(Browsers, text) ?? new string([.. text.TakeWhile(c => c is not ('/' or ' ')).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.').Take(Longest)]);
        return string.Join(", ", new[] { browser, Find(Systems, text) }.Where(x => !string.IsNullOrEmpty(x)));
    }

    private static string? Find((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
