using BlazorEstate.Access;
using BlazorEstate.Domain;
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

    /// <summary>Work with a slot.</summary>
    Intervention,

    /// <summary>Occurrences of preventive plans that have no slot yet.</summary>
    Preventive,
    LeaseEnd,

    /// <summary>Days on which a rent may be revised.</summary>
    Revision,
    Deposit,

    /// <summary>Last days of documents.</summary>
    Document,

    /// <summary>Last days of vendors' insurances and contracts.</summary>
    VendorPaper,
    Holiday,
}

/// <summary>What of a vendor's ends.</summary>
public enum VendorPaper
{
    Insurance,
    Contract,
}

/// <summary>What a calendar shows: days of the agency, both included, and which part of the portfolio; null for all.</summary>
/// <param name="Property">Code; so is Owner.</param>
/// <param name="Person">E-mail address: only that person's visits and interventions.</param>
/// <param name="Vendor">Code: only that vendor's work and papers; whoever asks for it asks for no visit.</param>
/// <param name="Singly">Each record by itself, however many there are of a kind on a day.</param>
public sealed record CalendarView(
    DateOnly From, DateOnly To, IReadOnlySet<CalendarKind> Kinds, string? Property = null, string? Owner = null, string? Person = null, string? Vendor = null, bool Singly = false)
{
    /// <summary>More of a kind on a day are one entry that counts them.</summary>
    public const int MostOfADay = 3;

    /// <summary>The days that a calendar has: what is counted on from each of them still is a day.</summary>
    public static readonly DateOnly First = new(1900, 1, 1);
    public static readonly DateOnly Last = new(2199, 12, 31);

    public static bool Knows(DateOnly day) => day >= First && day <= Last;

    public bool Has(DateOnly day) => day >= From && day <= To;

    /// <summary>Whether so many on a day are told one by one.</summary>
    public bool Tells(int count) => Singly || count <= MostOfADay;
}

/// <summary>One thing in the calendar, without words. Times are the agency's; a whole day ends on its last day.</summary>
/// <param name="Code">By which people know it; null for what is counted.</param>
/// <param name="Name">Tenant, visitor, or what is repaired.</param>
/// <param name="What">A value whose name belongs to the title: kind of visit, holiday.</param>
/// <param name="Count">How many charges, or records where there are many; 0 for one that is told by itself.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Open">Of the amount, what is still to be paid.</param>
/// <param name="Changes">How often it was changed.</param>
public sealed record CalendarEntry(
    CalendarKind Kind, DateTime Start, DateTime End, string? Code = null, string? Name = null, string? Place = null, Enum? What = null, Enum? Status = null,
    int Count = 0, long Amount = 0, long Open = 0, bool MayMove = false, long Changes = 0)
{
    public bool AllDay => Kind is not (CalendarKind.Visit or CalendarKind.Intervention);

    public DateOnly Day => DateOnly.FromDateTime(Start);

    /// <summary>Counts records that the calendar lists one by one.</summary>
    public bool IsMany => Count > 0 && Kind is not (CalendarKind.Rent or CalendarKind.Forecast);

    public string? Url => Kind switch
    {
        CalendarKind.Rent => EstateUrls.DuesBetween(Day, Day),
        _ when IsMany => EstateUrls.CalendarList(Day, Names.Of(Kind)),
        CalendarKind.Visit => EstateUrls.Visit(Code!),
        CalendarKind.Intervention => EstateUrls.Intervention(Code!),
        CalendarKind.Preventive => Status is PlanState ? EstateUrls.Plan(Code!) : EstateUrls.Intervention(Code!),
        CalendarKind.LeaseEnd or CalendarKind.Revision or CalendarKind.Deposit => EstateUrls.Lease(Code!),
        CalendarKind.Document => EstateUrls.Subject(nameof(StoredDocument), Code!),
        CalendarKind.VendorPaper => EstateUrls.Subject(nameof(Vendor), Code!),
        _ => null,
    };

    public static CalendarEntry OnDay(CalendarKind kind, DateOnly day) => new(kind, day.ToDateTime(default), day.ToDateTime(default));

    /// <summary>So many of a kind on a day, together.</summary>
    public static CalendarEntry Many(CalendarKind kind, DateOnly day, int count, long amount = 0) => OnDay(kind, day) with { Count = count, Amount = amount };
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
        CalendarKind.Preventive => Permissions.MaintenanceView,
        CalendarKind.LeaseEnd or CalendarKind.Revision or CalendarKind.Deposit => Permissions.LeasesView,
        CalendarKind.Document => Permissions.DocumentsView,
        CalendarKind.VendorPaper => Permissions.VendorsView,
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
        CalendarKind.Preventive => "event_repeat",
        CalendarKind.LeaseEnd => "contract",
        CalendarKind.Revision => "trending_up",
        CalendarKind.Deposit => "savings",
        CalendarKind.Document => "event_busy",
        CalendarKind.VendorPaper => "verified_user",
        _ => "celebration",
    };
}
