using System.Globalization;
using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Domain;

/// <summary>Worked cases, instants in UTC. Paris is +1 in winter and +2 in summer; its clock went from 2 to 3 on 30 March 2025 and from 3 back to 2 on 26 October 2025, both at 01:00 UTC.</summary>
public sealed class NoticeTimeRules
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("22:00", "07:00", "2025-06-15 12:00", "2025-06-15 12:00")] // In the day.
    [InlineData("22:00", "07:00", "2025-06-15 19:59", "2025-06-15 19:59")] // 21:59.
    [InlineData("22:00", "07:00", "2025-06-15 20:00", "2025-06-16 05:00")] // 22:00: until tomorrow.
    [InlineData("22:00", "07:00", "2025-06-15 23:30", "2025-06-16 05:00")] // 01:30, past midnight.
    [InlineData("22:00", "07:00", "2025-06-16 05:00", "2025-06-16 05:00")] // 07:00 sharp is not quiet any more.
    [InlineData("12:00", "14:00", "2025-06-15 10:30", "2025-06-15 12:00")] // Within a day.
    [InlineData("22:00", "07:00", "2025-03-29 22:00", "2025-03-30 05:00")] // The night is an hour short.
    [InlineData("22:00", "07:00", "2025-10-25 21:00", "2025-10-26 06:00")] // The night is an hour long.
    [InlineData("22:00", "02:30", "2025-03-29 22:00", "2025-03-30 01:00")] // 02:30 never comes: the clock shows 03:00.
    [InlineData("22:00", "02:30", "2025-10-25 21:00", "2025-10-26 00:30")] // 02:30 comes twice: the first time.
    [InlineData("22:00", "02:30", "2025-10-26 00:40", "2025-10-26 00:40")] // 02:40, and...
    [InlineData("22:00", "02:30", "2025-10-26 01:10", "2025-10-26 01:30")] // ...02:10 again.
    [InlineData("02:45", "02:30", "2025-03-29 22:00", "2025-03-31 00:30")] // 02:30 never comes, and 03:00 is quiet too.
    [InlineData(null, null, "2025-06-15 23:00", "2025-06-15 23:00")]
    [InlineData("22:00", null, "2025-06-15 23:00", "2025-06-15 23:00")]
    [InlineData("22:00", "22:00", "2025-06-15 23:00", "2025-06-15 23:00")]
    public void What_comes_in_quiet_hours_waits_for_their_end(string? from, string? to, string at, string sent) =>
        Assert.Equal(Utc(sent), Times(Paris, from, to).AfterQuiet(Utc(at)));

    [Fact]
    public void Quiet_hours_and_digests_go_by_the_persons_clock_not_the_agencys()
    {
        var tokyo = NoticeTimes.Of(new NotificationSettings { TimeZone = "Asia/Tokyo", QuietFrom = new(22, 0), QuietTo = new(7, 0), DigestHour = 8 }, Paris);
        Assert.Equal(Utc("2025-06-15 22:00"), tokyo.AfterQuiet(Utc("2025-06-15 13:00"))); // 22:00 in Tokyo, 15:00 in Paris.
        Assert.Equal(Utc("2025-06-15 10:00"), tokyo.AfterQuiet(Utc("2025-06-15 10:00"))); // 19:00 in Tokyo.
        Assert.Equal(new DateOnly(2025, 6, 15), tokyo.DailyDue(Utc("2025-06-15 22:59")));
        Assert.Equal(new DateOnly(2025, 6, 16), tokyo.DailyDue(Utc("2025-06-15 23:00"))); // Where it is 08:00 of the 16th; in Paris it is still the 16th's night.
    }

    [Theory]
    [InlineData(7, "2025-06-16 04:59", "2025-06-15", "2025-06-09")]
    [InlineData(7, "2025-06-16 05:00", "2025-06-16", "2025-06-16")] // A Monday.
    [InlineData(7, "2025-06-22 23:00", "2025-06-22", "2025-06-16")] // Monday by the clock, before its hour.
    [InlineData(0, "2025-06-22 22:00", "2025-06-23", "2025-06-23")]
    [InlineData(2, "2025-03-30 00:59", "2025-03-29", "2025-03-24")]
    [InlineData(2, "2025-03-30 01:00", "2025-03-30", "2025-03-24")] // 02:00 is skipped; at 03:00 it has passed.
    [InlineData(2, "2025-10-26 00:00", "2025-10-26", "2025-10-20")] // 02:00 for the first time; the second time it is the same day's digest.
    [InlineData(2, "2025-10-26 01:00", "2025-10-26", "2025-10-20")]
    [InlineData(23, "2025-12-31 21:59", "2025-12-30", "2025-12-29")]
    [InlineData(7, "2024-02-29 06:00", "2024-02-29", "2024-02-26")]
    public void A_digest_is_due_from_its_hour_on(int hour, string now, string daily, string weekly)
    {
        var times = Times(Paris, null, null) with { DigestHour = hour };
        Assert.Equal((daily, weekly), ($"{times.DailyDue(Utc(now)):yyyy-MM-dd}", $"{times.WeeklyDue(Utc(now)):yyyy-MM-dd}"));
    }

    [Fact]
    public void A_digest_whose_hour_is_quiet_goes_out_when_the_quiet_hours_end()
    {
        var times = Times(Paris, "22:00", "08:30");
        Assert.Equal(Utc("2025-06-16 06:30"), times.SentAt(new DateOnly(2025, 6, 16)));
        Assert.Equal(Utc("2025-06-16 05:00"), (times with { QuietFrom = null }).SentAt(new DateOnly(2025, 6, 16)));
    }

    [Fact]
    public void Without_a_choice_or_in_an_unknown_zone_it_is_the_agencys_clock()
    {
        var usual = NoticeTimes.Of(null, Paris);
        Assert.Equal((Paris, null, 7, DayOfWeek.Monday), (usual.Zone, usual.QuietFrom, usual.DigestHour, usual.WeeklyDay));
        Assert.Equal(Paris, NoticeTimes.Of(new NotificationSettings { TimeZone = "Europe/Atlantis" }, Paris).Zone);
    }

    private static NoticeTimes Times(TimeZoneInfo zone, string? from, string? to) => new(zone, Time(from), Time(to), 7, DayOfWeek.Monday);

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
