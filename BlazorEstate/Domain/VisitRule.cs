using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>
/// When a visit needs the tenant's consent (domain rule 21; loi 89-462, art. 4 a): on a public holiday, and beyond two hours
/// of a day. A warning, which consent or a reason puts aside.
/// </summary>
public static class VisitRule
{
    public static readonly TimeSpan MostInADay = TimeSpan.FromHours(2);

    /// <summary>Problems Visit.Holiday on start and Visit.MoreThanTwoHours on end; empty where nothing is to be said.</summary>
    /// <param name="day">The visit's day at the agency.</param>
    /// <param name="length">How long it takes.</param>
    /// <param name="sameDay">How long the unit's other visits of the day take.</param>
    /// <param name="let">Whether a tenant lives there that day: an empty unit may be visited for as long as one likes.</param>
    public static Result Warn(DateOnly day, TimeSpan length, TimeSpan sameDay, bool let, HolidayCalendar holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        return new Checks()
            .That(holidays.On(day) is null, "start", "Visit.Holiday", day)
            .That(!let || length + sameDay <= MostInADay, "end", "Visit.MoreThanTwoHours", (int)(length + sameDay).TotalMinutes)
            .ToResult();
    }
}
