using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Notices;

/// <summary>The time zones of the world by their IANA names, as something to pick.</summary>
internal static class Zones
{
    private const int Most = 20;

    private static readonly Lazy<IReadOnlyList<TimeZoneInfo>> Known = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && z.Id.Contains('/', StringComparison.Ordinal)).OrderBy(z => z.Id, StringComparer.Ordinal)]);

    /// <param name="now">UTC, for the difference that clocks there have now.</param>
    public static IReadOnlyList<Choice> Find(string text, DateTime now)
    {
        var asked = Fold.Of(text).Replace(' ', '_');
        return [.. Known.Value.Where(z => Fold.Of(z.Id).Contains(asked, StringComparison.Ordinal)).Take(Most).Select(z => Of(z, now))];
    }

    /// <summary>The one zone of this name or city; null where there is none, or more than one.</summary>
    public static Choice? Named(string text, DateTime now)
    {
        var asked = Fold.Of(text).Replace(' ', '_');
        var named = Known.Value.Where(z => Fold.Of(z.Id) is var id && (id == asked || id.EndsWith("/" + asked, StringComparison.Ordinal))).Take(2).ToList();
        return asked.Length > 0 && named.Count == 1 ? Of(named[0], now) : null;
    }

    public static Choice Of(TimeZoneInfo zone, DateTime now)
    {
        var offset = zone.GetUtcOffset(DateTime.SpecifyKind(now, DateTimeKind.Utc));
        return new Choice(zone.Id, zone.Id.Split('/')[^1].Replace('_', ' '), string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:hh\\:mm}"));
    }
}
