using System.Globalization;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;

namespace BlazorEstate.Features.Calendar;

public enum CalendarShape
{
    Month,
    Week,
    Day,
    Agenda,
    Year,
}

/// <summary>What the calendar shows, as it stands in the address.</summary>
public sealed record CalendarAddress(ListQuery Query, DateOnly Today)
{
    private const int UsualAgenda = 30, LongestAgenda = 100;

    public CalendarShape Shape => Query.Filter<CalendarShape>("view") ?? CalendarShape.Month;

    /// <summary>A day of what is visible.</summary>
    public DateOnly Date => Query.Day("date") is { } day && CalendarView.Knows(day) ? day : Today;

    /// <summary>So many days in the agenda.</summary>
    public int AgendaDays => int.TryParse(Query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= LongestAgenda ? days : UsualAgenda;

    /// <summary>A day's list, to which entries lead that count many records.</summary>
    public bool IsList => Shape == CalendarShape.Agenda && AgendaDays == 1;

    /// <summary>Whether it is drawn by the hour.</summary>
    public bool HasHours => Shape is CalendarShape.Week or CalendarShape.Day;

    /// <summary>The days of a week or of a day.</summary>
    public IReadOnlyList<DateOnly> Days(CultureInfo culture) => Shape == CalendarShape.Day ? [Date] : [.. Enumerable.Range(0, 7).Select(WeekStart(culture).AddDays)];

    /// <summary>Layers that are switched off: those that are named, or all but those that alone are asked for.</summary>
    public IReadOnlySet<CalendarKind> Off =>
        Query["only"] is { } only && CalendarKinds.Parse(only) is { } kept ? CalendarKinds.All.Except(kept).ToHashSet()
        : Query["off"] is { } names && CalendarKinds.Parse(names) is { } kinds ? kinds
        : new HashSet<CalendarKind>();

    public string ToUrl() => Query.ToUrl();

    public CalendarAddress At(DateOnly date) => this with { Query = Query.WithFilter("date", date == Today ? null : date.ToString("O", CultureInfo.InvariantCulture)) };

    public CalendarAddress As(CalendarShape shape) => this with { Query = Query.WithFilter("view", shape.ToString().ToLowerInvariant()).WithFilter("days", null).WithFilter("only", null) };

    /// <summary>All of a day as a list.</summary>
    public CalendarAddress ListOf(DateOnly day) => At(day).As(CalendarShape.Agenda) with { Query = At(day).As(CalendarShape.Agenda).Query.WithFilter("days", "1") };

    /// <summary>Where an entry leads: a record, or a list under the same filters.</summary>
    public string? UrlOf(CalendarEntry entry) => entry.Url is not { } url || (entry.Code is not null) ? entry.Url : EstateUrls.With(url, ("property", Query["property"]), ("owner", Query["owner"]), ("vendor", Query["vendor"]));

    public CalendarAddress Toggle(CalendarKind kind)
    {
        var off = Off.ToHashSet();
        if (!off.Remove(kind))
        {
            off.Add(kind);
        }

        return this with { Query = Query.WithFilter("only", null).WithFilter("off", string.Join(',', off.Order().Select(k => Shared.Http.Names.Of(k)))) };
    }

    /// <summary>One step back or on, by what is visible.</summary>
    public CalendarAddress Step(int by) => At(Shape switch
    {
        CalendarShape.Month => First.AddMonths(by),
        CalendarShape.Week => Date.AddDays(7 * by),
        CalendarShape.Day => Date.AddDays(by),
        CalendarShape.Agenda => Date.AddDays(AgendaDays * by),
        _ => Date.AddYears(by),
    });

    /// <summary>Layers and filters alone, "?off=rent".</summary>
    public string Filters => (Query with { Path = "", Filters = Query.Filters.RemoveRange(Places) }).ToUrl();

    /// <summary>What is visible, as a file.</summary>
    public string FileUrl(DateOnly from, DateOnly to) => EstateUrls.With(
        (Query with { Path = EstateUrls.CalendarFile, Filters = Query.Filters.RemoveRange(Places) }).ToUrl(),
        ("from", from.ToString("O", CultureInfo.InvariantCulture)), ("to", to.ToString("O", CultureInfo.InvariantCulture)));

    public string Title(CultureInfo culture) => Shape switch
    {
        CalendarShape.Month => First.ToString("MMMM yyyy", culture),
        CalendarShape.Week => Span(WeekStart(culture), WeekStart(culture).AddDays(6), culture),
        CalendarShape.Day => Date.ToString("dddd d MMMM yyyy", culture),
        CalendarShape.Agenda when IsList => Date.ToString("dddd d MMMM yyyy", culture),
        CalendarShape.Agenda => Span(Date, Date.AddDays(AgendaDays - 1), culture),
        _ => Date.Year.ToString(CultureInfo.InvariantCulture),
    };

    public CalendarView Read(DateOnly from, DateOnly to, IReadOnlySet<CalendarKind> allowed) =>
        new(from, to, allowed.Except(Off).ToHashSet(), Query["property"], Query["owner"], Query["person"], Query["vendor"], IsList);

    // What is visible, not what it shows.
    private static readonly string[] Places = ["view", "date", "days"];

    private DateOnly First => new(Date.Year, Date.Month, 1);

    private DateOnly WeekStart(CultureInfo culture) => Date.AddDays(-(((int)Date.DayOfWeek - (int)culture.DateTimeFormat.FirstDayOfWeek + 7) % 7));

    private static string Span(DateOnly from, DateOnly to, CultureInfo culture) => $"{from.ToString("d MMM", culture)} – {to.ToString("d MMM yyyy", culture)}";
}
