namespace BlazorEstate.Email.Sending;

/// <summary>When a mail, or a server, is tried again: later each time, and not all at one moment.</summary>
internal static class Backoff
{
    /// <summary>With the times between them, about two days.</summary>
    public const int MostTries = 21;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    private static readonly TimeSpan FirstServerPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestServerPause = TimeSpan.FromMinutes(1);

    /// <summary>After a mail was not taken for the nth time.</summary>
    public static TimeSpan ForMail(int tries) => Jitter(Doubled(FirstPause, tries, LongestPause));

    /// <summary>After a server failed for the nth time in a row.</summary>
    public static TimeSpan ForServer(int failures) => Jitter(Doubled(FirstServerPause, failures, LongestServerPause));

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan longest) =>
        times > 30 || first * Math.Pow(2, times - 1) > longest ? longest : first * Math.Pow(2, times - 1);

    private static TimeSpan Jitter(TimeSpan pause) => pause * (0.8 + (0.4 * Random.Shared.NextDouble()));
}
