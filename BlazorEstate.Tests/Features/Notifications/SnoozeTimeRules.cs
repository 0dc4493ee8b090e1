using System.Globalization;
using BlazorEstate.Features.Notifications;

namespace BlazorEstate.Tests.Features.Notifications;

/// <summary>The times offered, by the person's own clock.</summary>
public sealed class SnoozeTimeRules
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    // Sunday noon: tomorrow is Monday, so Monday is not offered twice.
    [InlineData("2025-06-15 10:00", "Later 15 15:00, Tomorrow 16 08:00")]
    [InlineData("2025-06-16 07:20", "Later 16 13:00, Tomorrow 17 08:00, Monday 23 08:00")]
    // Too late for later today.
    [InlineData("2025-06-17 15:30", "Tomorrow 18 08:00, Monday 23 08:00")]
    [InlineData("2025-06-17 15:00", "Later 17 20:00, Tomorrow 18 08:00, Monday 23 08:00")]
    // By the wall clock it is already the next day.
    [InlineData("2025-06-17 22:30", "Later 18 04:00, Tomorrow 19 08:00, Monday 23 08:00")]
    [InlineData("2025-06-20 10:00", "Later 20 15:00, Tomorrow 21 08:00, Monday 23 08:00")]
    public void Later_tomorrow_and_monday(string utc, string expected)
    {
        var offered = SnoozeTimes.From(Utc(utc), Paris);
        Assert.Equal(expected, string.Join(", ", offered.Select(t => $"{t.Key} {t.Local:dd HH:mm}")));
    }

    [Theory]
    [InlineData("2025-03-29 12:00", "2025-03-30 06:00")] // The night when the clock goes forward.
    [InlineData("2025-10-25 12:00", "2025-10-26 07:00")] // The night when it goes back.
    public void Tomorrow_at_eight_is_eight_on_the_wall_also_when_the_clock_changes(string now, string morning) =>
        Assert.Equal(Utc(morning), SnoozeTimes.From(Utc(now), Paris).Single(t => t.Key == "Tomorrow").Utc);

    [Fact]
    public void A_time_that_the_clock_skips_counts_an_hour_later() =>
        Assert.Equal(Utc("2025-03-30 01:30"), SnoozeTimes.ToUtc(new DateTime(2025, 3, 30, 2, 30, 0), Paris));

    private static DateTime Utc(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
