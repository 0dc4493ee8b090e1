namespace BlazorEstate.Domain;

public enum Holiday
{
    NewYear,
    EasterMonday,
    LabourDay,
    VictoryDay,
    Ascension,
    WhitMonday,
    NationalDay,
    Assumption,
    AllSaints,
    Armistice,
    Christmas,
}

/// <summary>The public holidays that an agency keeps.</summary>
public sealed class HolidayCalendar
{
    /// <summary>No day is a holiday.</summary>
    public static readonly HolidayCalendar None = new(_ => []);

    /// <summary>The eleven of Code du travail, art. L3133-1; Alsace-Moselle's two more are not among them.</summary>
    public static readonly HolidayCalendar France = new(FrenchOf);

    private readonly Func<int, (DateOnly, Holiday)[]> _ofYear;

    private HolidayCalendar(Func<int, (DateOnly, Holiday)[]> ofYear) => _ofYear = ofYear;

    /// <summary>By the setting's name, "FR" or "none"; null for any other.</summary>
    public static HolidayCalendar? Find(string? name) => name?.ToUpperInvariant() switch
    {
        "FR" => France,
        "NONE" => None,
        _ => null,
    };

    public IEnumerable<(DateOnly Day, Holiday Holiday)> Between(DateOnly from, DateOnly to) =>
        Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year + 1)).SelectMany(_ofYear).Where(x => x.Item1 >= from && x.Item1 <= to);

    public Holiday? On(DateOnly day)
    {
        foreach (var (at, holiday) in _ofYear(day.Year))
        {
            if (at == day)
            {
                return holiday;
            }
        }

        return null;
    }

    /// <summary>Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher: Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    private static (DateOnly, Holiday)[] FrenchOf(int year)
    {
        var easter = Easter(year);
        return
        [
            (new(year, 1, 1), Holiday.NewYear),
            (easter.AddDays(1), Holiday.EasterMonday),
            (new(year, 5, 1), Holiday.LabourDay),
            (new(year, 5, 8), Holiday.VictoryDay),
            (easter.AddDays(39), Holiday.Ascension),
            (easter.AddDays(50), Holiday.WhitMonday),
            (new(year, 7, 14), Holiday.NationalDay),
            (new(year, 8, 15), Holiday.Assumption),
            (new(year, 11, 1), Holiday.AllSaints),
            (new(year, 11, 11), Holiday.Armistice),
            (new(year, 12, 25), Holiday.Christmas),
        ];
    }
}
