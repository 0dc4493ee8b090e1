using System.Globalization;
using System.Text;

namespace BlazorEstate.Shared;

/// <summary>An entry of an iCalendar. It has either instants (UTC) or whole days, both included.</summary>
/// <param name="Uid">The same for as long as the entry is about the same thing.</param>
/// <param name="Sequence">Rises with every change.</param>
/// <param name="Status">TENTATIVE, CONFIRMED or CANCELLED.</param>
public sealed record ICalendarEvent(
    string Uid, long Sequence, string Summary, DateTime? Start = null, DateTime? End = null, DateOnly? FirstDay = null, DateOnly? LastDay = null,
    string? Description = null, string? Location = null, string? Url = null, string? Status = null, string? Category = null)
{
    /// <summary>Who asks; what is mailed needs one, and somebody who is asked (RFC 5546).</summary>
    public ICalendarPerson? Organizer { get; init; }

    public ICalendarPerson? Attendee { get; init; }
}

public sealed record ICalendarPerson(string Name, string Address);

/// <summary>Writes iCalendar text (RFC 5545): CRLF, lines folded at 75 octets, commas, semicolons, backslashes and line breaks escaped, instants in UTC.</summary>
public static class ICalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <param name="method">PUBLISH for a feed; REQUEST or CANCEL for what is mailed.</param>
    /// <param name="stamp">UTC: when this was written.</param>
    public static string Write(string name, IEnumerable<ICalendarEvent> events, DateTime stamp, string method = "PUBLISH")
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//BlazorEstate//Calendar//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:" + method);
        if (method == "PUBLISH")
        {
            Line(text, "X-WR-CALNAME:" + Escape(name));
            Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
            Line(text, "X-PUBLISHED-TTL:PT1H");
        }

        foreach (var e in events)
        {
            Write(text, e, stamp);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, ICalendarEvent e, DateTime stamp)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escape(e.Uid));
        Line(text, "DTSTAMP:" + Instant(stamp));
        if (e.Start is { } start && e.End is { } end)
        {
            Line(text, "DTSTART:" + Instant(start));
            Line(text, "DTEND:" + Instant(end));
        }
        else if (e.FirstDay is { } first)
        {
            // The end is the first day after it.
            Line(text, "DTSTART;VALUE=DATE:" + Day(first));
            Line(text, "DTEND;VALUE=DATE:" + Day((e.LastDay ?? first).AddDays(1)));
            Line(text, "TRANSP:TRANSPARENT");
        }

        Line(text, "SEQUENCE:" + e.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, "SUMMARY:" + Escape(e.Summary));
        Optional(text, "DESCRIPTION", Escape(e.Description));
        Optional(text, "LOCATION", Escape(e.Location));
        Optional(text, "URL", e.Url);
        Optional(text, "STATUS", e.Status);
        Optional(text, "CATEGORIES", Escape(e.Category));
        Person(text, "ORGANIZER", e.Organizer);
        Person(text, "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE", e.Attendee);
        Line(text, "END:VEVENT");
    }

    private static void Optional(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Line(text, $"{name}:{value}");
        }
    }

    // A name as a parameter stands in quotes and may hold none.
    private static void Person(StringBuilder text, string property, ICalendarPerson? person)
    {
        if (person is not null)
        {
            var name = string.Concat(person.Name.Select(c => c == '"' ? '\'' : char.IsControl(c) ? ' ' : c));
            Line(text, $"{property};CN=\"{name}\":mailto:{person.Address}");
        }
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string? value) => (value ?? "")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    // Folded between characters, never inside one: a line goes on after a line break and a space, which counts.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
