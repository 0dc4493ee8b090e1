using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Calendar;

/// <summary>The layers of the calendar.</summary>
public enum CalendarKind
{
    /// <summary>Issued charges, by due day.</summary>
    Rent,

    /// <summary>Charges that will be issued.</summary>
    Forecast,
    Visit,
    Intervention,
    LeaseEnd,
    Deposit,
    Holiday,
}

/// <summary>What a calendar shows: days of the agency, both included, and which part of the portfolio; null for all.</summary>
/// <param name="Property">Code; so is Owner.</param>
/// <param name="Person">E-mail address: only that person's visits and interventions.</param>
public sealed record CalendarView(DateOnly From, DateOnly To, IReadOnlySet<CalendarKind> Kinds, string? Property = null, string? Owner = null, string? Person = null);

/// <summary>One thing in the calendar, without words. Times are the agency's; a whole day ends on its last day.</summary>
/// <param name="Code">By which people know it; null for what is counted.</param>
/// <param name="Name">Tenant, visitor, or what is repaired.</param>
/// <param name="What">A value whose name belongs to the title: kind of visit, holiday.</param>
/// <param name="Count">How many charges.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Open">Of the amount, what is still to be paid.</param>
/// <param name="Changes">How often it was changed.</param>
public sealed record CalendarEntry(
    CalendarKind Kind, DateTime Start, DateTime End, string? Code = null, string? Name = null, string? Place = null, Enum? What = null, Enum? Status = null,
    int Count = 0, long Amount = 0, long Open = 0, bool MayMove = false, long Changes = 0)
{
    public bool AllDay => Kind is not (CalendarKind.Visit or CalendarKind.Intervention);

    public DateOnly Day => DateOnly.FromDateTime(Start);

    public string? Url => Kind switch
    {
        CalendarKind.Rent => EstateUrls.DuesBetween(Day, Day),
        CalendarKind.Visit => EstateUrls.Visit(Code!),
        CalendarKind.Intervention => EstateUrls.Intervention(Code!),
        CalendarKind.LeaseEnd or CalendarKind.Deposit => EstateUrls.Lease(Code!),
        _ => null,
    };

    public static CalendarEntry OnDay(CalendarKind kind, DateOnly day) => new(kind, day.ToDateTime(default), day.ToDateTime(default));
}

public sealed record CalendarPerson(string Email, string Name);

public static class CalendarKinds
{
    public static IReadOnlyList<CalendarKind> All { get; } = Enum.GetValues<CalendarKind>();

    /// <summary>Null for what everybody may see.</summary>
    public static string? Permission(this CalendarKind kind) => kind switch
    {
        CalendarKind.Rent or CalendarKind.Forecast => Permissions.PaymentsView,
        CalendarKind.Visit => Permissions.VisitsView,
        CalendarKind.Intervention => Permissions.MaintenanceView,
        CalendarKind.LeaseEnd or CalendarKind.Deposit => Permissions.LeasesView,
        _ => null,
    };

    /// <summary>Of the kinds, those that somebody may see.</summary>
    public static IReadOnlySet<CalendarKind> For(IReadOnlySet<string> permissions) =>
        All.Where(k => k.Permission() is not { } needed || permissions.Contains(needed)).ToHashSet();

    /// <summary>"rent,visit"; null where a name is of none.</summary>
    public static IReadOnlySet<CalendarKind>? Parse(string? names)
    {
        if (string.IsNullOrWhiteSpace(names))
        {
            return All.ToHashSet();
        }

        var kinds = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Names.Parse<CalendarKind>).ToList();
        return kinds.Contains(null) ? null : kinds.Select(k => k!.Value).ToHashSet();
    }

    public static string Icon(this CalendarKind kind) => kind switch
    {
        CalendarKind.Rent => "payments",
        CalendarKind.Forecast => "event_upcoming",
        CalendarKind.Visit => "event_available",
        CalendarKind.Intervention => "handyman",
        CalendarKind.LeaseEnd => "contract",
        CalendarKind.Deposit => "savings",
        _ => "celebration",
    };
}
