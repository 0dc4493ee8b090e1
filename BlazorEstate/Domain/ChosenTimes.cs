using System.Text.RegularExpressions;
using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>When mails to a person may come, as the person chooses it.</summary>
/// <param name="TimeZone">IANA name; null for the agency's.</param>
/// <param name="DigestHour">0 to 23.</param>
public sealed partial record ChosenTimes(string? TimeZone = null, TimeOnly? QuietFrom = null, TimeOnly? QuietTo = null, int DigestHour = 7, DayOfWeek WeeklyDay = DayOfWeek.Monday)
{
    /// <summary>Those that are stored; without a row the usual ones.</summary>
    public static ChosenTimes Of(NotificationSettings? s) => s is null ? new ChosenTimes() : new ChosenTimes(s.TimeZone, s.QuietFrom, s.QuietTo, s.DigestHour, s.WeeklyDay);

    /// <summary>Fails with problems on timeZone, quietFrom, quietTo, digestHour, weeklyDay.</summary>
    public Result Check() => new Checks()
        .That(TimeZone is null || IsZone(TimeZone), "timeZone", "TimeZone.Unknown", TimeZone ?? "")
        .That(QuietFrom is not null || QuietTo is null, "quietFrom", "Quiet.Half")
        .That(QuietTo is not null || QuietFrom is null, "quietTo", "Quiet.Half")
        .That(QuietFrom is null || QuietFrom != QuietTo, "quietTo", "Quiet.Same")
        .That(DigestHour is >= 0 and <= 23, "digestHour", "OutOfRange", 0, 23)
        .That(Enum.IsDefined(WeeklyDay), "weeklyDay", "Choice")
        .ToResult();

    public void Put(NotificationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (settings.TimeZone, settings.QuietFrom, settings.QuietTo, settings.DigestHour, settings.WeeklyDay) = (TimeZone, QuietFrom, QuietTo, DigestHour, WeeklyDay);
    }

    // The system looks a zone up as a file: only what is spelled like a zone may lead there. The copies under these two count otherwise.
    private static bool IsZone(string id) =>
        id.Length <= 64 && IanaName().IsMatch(id) && !id.StartsWith("posix", StringComparison.OrdinalIgnoreCase) && !id.StartsWith("right", StringComparison.OrdinalIgnoreCase)
        && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IanaName();
}
