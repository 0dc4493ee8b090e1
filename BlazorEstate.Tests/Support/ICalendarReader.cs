using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace BlazorEstate.Tests.Support;

/// <summary>
/// Reads iCalendar text back with Ical.Net, which knows nothing of ours. It is lenient about lines, so what RFC 5545 asks of
/// them, and what calendar programs refuse an entry without, is looked at here.
/// </summary>
public sealed class ICalendarReader
{
    private const int LongestLine = 75;

    private readonly Calendar _calendar;

    private ICalendarReader(Calendar calendar) => _calendar = calendar;

    public string Name => (string)_calendar.Properties["X-WR-CALNAME"]!.Value!;

    public string? Method => _calendar.Method;

    public IReadOnlyList<CalendarEvent> Events => [.. _calendar.Events];

    public static ICalendarReader Read(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= LongestLine, line));
        Assert.All(text.Split("\r\n")[..^1], line => Assert.NotEmpty(line.Trim()));

        var calendar = Assert.Single(CalendarCollection.Load(text));
        Assert.Equal("2.0", calendar.Version);
        Assert.NotEmpty(calendar.ProductId!);
        Assert.All(calendar.Events, e =>
        {
            Assert.NotEmpty(e.Uid!);
            Assert.NotNull(e.DtStamp);
            Assert.NotNull(e.DtStart);
            Assert.NotEmpty(e.Summary!);
            Assert.True(e.DtEnd is null || e.DtEnd.Value > e.DtStart.Value, "the end is not after the start");
        });
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(e => e.Uid).Distinct().Count());
        return new(calendar);
    }

    /// <summary>The one entry whose UID begins so.</summary>
    public CalendarEvent Of(string uidStart) => Events.Single(e => e.Uid!.StartsWith(uidStart, StringComparison.Ordinal));

    /// <summary>An instant, which must say that it is UTC or in which zone it is meant; a floating time is none.</summary>
    public static DateTime Instant(CalDateTime? value)
    {
        Assert.True(value is { HasTime: true, IsFloating: false }, $"{value} is no instant");
        return value.AsUtc;
    }

    /// <summary>A whole day.</summary>
    public static DateOnly Day(CalDateTime? value)
    {
        Assert.True(value is { HasTime: false }, $"{value} is no day");
        return value.Date;
    }
}
