namespace BlazorEstate.Features.Notifications;

/// <summary>A time at which something snoozed comes back.</summary>
/// <param name="Key">Of its name in the texts.</param>
/// <param name="Local">By the person's clock on the wall.</param>
/// <param name="Utc">The same instant.</param>
public sealed record SnoozeTime(string Key, DateTime Local, DateTime Utc);

/// <summary>The times a person is offered, by the person's own clock.</summary>
public static class SnoozeTimes
{
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Latest = new(20, 0);
    private const int LaterHours = 3;

    /// <summary>Later today while the day is long enough, tomorrow morning, next Monday when that is another day.</summary>
    public static IReadOnlyList<SnoozeTime> From(DateTime utcNow, TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utcNow, DateTimeKind.Utc), zone);
        var today = DateOnly.FromDateTime(now);
        var later = now.Date.AddHours(now.Hour + LaterHours + (now.Minute > 0 ? 1 : 0));
        var monday = today.AddDays(today.DayOfWeek == DayOfWeek.Sunday ? 1 : 8 - (int)today.DayOfWeek);
        var times = new List<SnoozeTime>();
        if (later <= today.ToDateTime(Latest)) { times.Add(At("Later", later, zone)); }
        times.Add(At("Tomorrow", today.AddDays(1).ToDateTime(Morning), zone));
        if (monday > today.AddDays(1)) { times.Add(At("Monday", monday.ToDateTime(Morning), zone)); }
        return times;
    }

    /// <summary>The instant of a time on the person's wall; one that the clock skips counts an hour later.</summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }

    private static SnoozeTime At(string key, DateTime local, TimeZoneInfo zone) => new(key, local, ToUtc(local, zone));
}
