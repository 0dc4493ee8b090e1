using System.Globalization;
using System.Text;

namespace BlazorEstate.Tests.Support;

/// <summary>Reads iCalendar text back by RFC 5545 alone: unfolds, unescapes, and is strict about what a calendar program would refuse.</summary>
public sealed class ICalendarReader
{
    private static readonly string[] Once = ["UID", "DTSTAMP", "DTSTART", "SUMMARY"];

    public string Name { get; private set; } = "";

    public List<Dictionary<string, string>> Events { get; } = [];

    public static ICalendarReader Read(string text)
    {
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        var calendar = new ICalendarReader();
        Dictionary<string, string>? current = null;
        foreach (var line in lines[1..^1])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], Unescape(line[(colon + 1)..]));
            switch (line)
            {
                case "BEGIN:VEVENT": current = []; break;
                case "END:VEVENT":
                    Assert.All(Once, n => Assert.Contains(current!.Keys, k => k.Split(';')[0] == n));
                    calendar.Events.Add(current!);
                    current = null;
                    break;
                default:
                    if (current is not null) { current.Add(name, value); }
                    else if (name == "X-WR-CALNAME") { calendar.Name = value; }
                    break;
            }
        }

        Assert.Equal(calendar.Events.Count, calendar.Events.Select(e => e["UID"]).Distinct().Count());
        return calendar;
    }

    public static DateTime Instant(string value) =>
        DateTime.ParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public Dictionary<string, string> Of(string uidStart) => Events.Single(e => e["UID"].StartsWith(uidStart, StringComparison.Ordinal));

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\')
            {
                Assert.False(value[i] is ',' or ';', "a comma or semicolon that is not escaped: " + value);
                text.Append(value[i]);
                continue;
            }

            i++;
            text.Append(value[i] is 'n' or 'N' ? '\n' : value[i]);
        }

        return text.ToString();
    }
}
