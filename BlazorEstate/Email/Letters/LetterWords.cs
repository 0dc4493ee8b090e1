using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Email.Letters;

/// <summary>How letters write amounts, days and times, by the culture that is current while one is written.</summary>
public sealed class LetterWords(MoneyText money, AgencyOptions agency)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    // Days before months also in English: the agency is in Europe.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public string Agency => agency.Name;

    private static bool IsFrench => CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr";

    /// <summary>Of a language, "fr" or "en".</summary>
    public static CultureInfo CultureOf(string language) => language == "en" ? English : French;

    /// <summary>In one piece: no line ends before the currency.</summary>
    /// <param name="minor">Minor units.</param>
    public string Money(long minor) => money.Format(minor).Replace(' ', '\u00a0').Replace('-', '−');

    /// <summary>1er avril 2025, 1 April 2025.</summary>
    public static string Day(DateOnly day) => (IsFrench && day.Day == 1 ? "1er " : day.Day.ToString(CultureInfo.CurrentCulture) + "\u00a0") + day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Mardi 1er avril 2025, Tuesday 1 April 2025; in French without a capital.</summary>
    public static string WeekDay(DateOnly day) => $"{day.ToString("dddd", CultureInfo.CurrentCulture)} {Day(day)}";

    /// <summary>14 h 30, 14:30.</summary>
    public static string Time(DateTime at) => !IsFrench ? at.ToString("HH:mm", CultureInfo.InvariantCulture)
        : at.Minute == 0 ? $"{at.Hour}\u00a0h" : $"{at.Hour}\u00a0h\u00a0{at.Minute:00}";

    /// <summary>Several in one row: in French with a space before the semicolon that no line ends at.</summary>
    public static string Several(IEnumerable<string> items) => string.Join(IsFrench ? "\u00a0; " : "; ", items);

    /// <summary>Of an appointment: 9 h – 11 h.</summary>
    public static string Times(DateTime from, DateTime to) => from == to ? Time(from) : $"{Time(from)}\u00a0–\u00a0{Time(to)}";

    /// <summary>As in a sentence: avril 2025, 15 – 31 janvier 2025, 1er janvier – 31 mars 2025.</summary>
    public static string Period(DateOnly from, DateOnly to)
    {
        if (from.Day == 1 && to == from.AddMonths(1).AddDays(-1))
        {
            return from.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
        }

        var month = CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(from.Month);
        var day = IsFrench && from.Day == 1 ? "1er" : from.Day.ToString(CultureInfo.CurrentCulture);
        return from == to ? Day(from)
            : from.Year != to.Year ? $"{Day(from)} – {Day(to)}"
            : from.Month != to.Month ? $"{day} {month} – {Day(to)}"
            : $"{day} – {Day(to)}";
    }

    /// <summary>As the head of a row: Avril 2025.</summary>
    public static string PeriodHead(DateOnly from, DateOnly to)
    {
        var text = Period(from, to);
        return char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }
}
