namespace BlazorEstate.Domain;

/// <summary>When mails to one person may come, by the person's own clock. Instants are UTC; clocks that go forward or back are followed.</summary>
/// <param name="DigestHour">0 to 23.</param>
public sealed record NoticeTimes(TimeZoneInfo Zone, TimeOnly? QuietFrom, TimeOnly? QuietTo, int DigestHour, DayOfWeek WeeklyDay)
{
    /// <summary>What the person has chosen; without that, or in a zone that this machine does not know, by the agency's clock.</summary>
    public static NoticeTimes Of(NotificationSettings? settings, TimeZoneInfo agency)
    {
        settings ??= new NotificationSettings();
        var zone = settings.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var own) ? own : agency;
        return new NoticeTimes(zone, settings.QuietFrom, settings.QuietTo, settings.DigestHour, settings.WeeklyDay);
    }

    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>This instant, or the end of the quiet hours it lies in: the first time that the clock shows no quiet hour.</summary>
    public DateTime AfterQuiet(DateTime utc)
    {
        while (QuietEnd(utc) is { } end)
        {
            utc = end;
        }

        return utc;
    }

    /// <summary>The newest day whose daily digest may be sent by now. After a stop of days that is one day, not each of them.</summary>
    public DateOnly DailyDue(DateTime utc)
    {
        var today = DateOnly.FromDateTime(ToLocal(utc));
        return DigestAt(today) <= utc ? today : today.AddDays(-1);
    }

    /// <summary>The newest day of the chosen weekday whose weekly digest may be sent by now.</summary>
    public DateOnly WeeklyDue(DateTime utc)
    {
        var day = DailyDue(utc);
        return day.AddDays(-(((int)day.DayOfWeek - (int)WeeklyDay + 7) % 7));
    }

    /// <summary>When the digest of a day goes out: at its hour, or after the quiet hours that the hour lies in.</summary>
    public DateTime SentAt(DateOnly day) => AfterQuiet(DigestAt(day));

    private DateTime DigestAt(DateOnly day) => FirstAt(day.ToDateTime(new TimeOnly(DigestHour, 0)));

    private DateTime? QuietEnd(DateTime utc)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to || from == to)
        {
            return null;
        }

        var local = ToLocal(utc);
        var now = TimeOnly.FromDateTime(local);
        if (!now.IsBetween(from, to))
        {
            return null;
        }

        var end = (to > now ? local.Date : local.Date.AddDays(1)) + to.ToTimeSpan();
        var first = FirstAt(end);
        return first > utc ? first : DateTime.SpecifyKind(end - Zone.GetAmbiguousTimeOffsets(end).Min(), DateTimeKind.Utc);
    }

    // A time that the clock skips counts when the clock has skipped it; one that it shows twice, the first time.
    private DateTime FirstAt(DateTime local)
    {
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
