using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Calendar;

/// <summary>Writes what a calendar shows as iCalendar text, in the language of the thread.</summary>
public sealed class CalendarExport(CalendarQueries queries, CalendarWords words, Revision revision, AgencyOptions agency, AgencyClock clock)
{
    /// <param name="site">"https://host", before the links; null for none.</param>
    public async Task<string> WriteAsync(CalendarView view, string? site, CancellationToken ct)
    {
        // The number first: what is written meanwhile comes under the next one.
        var now = await revision.NowAsync(ct);
        var entries = await queries.ReadAsync(view, ct);
        return ICalendar.Write(agency.Name, entries.Select(e => Event(e, site, now)), clock.UtcNow);
    }

    // What counts records, of which some may be gone since, or is yet to be made has no changes of its own: it rises with the agency's.
    private ICalendarEvent Event(CalendarEntry e, string? site, long now)
    {
        var made = new ICalendarEvent(
            $"{Shared.Http.Names.Of(e.Kind)}-{Of(e)}@blazorestate", e.Count > 0 || e.Status is PlanState ? now : e.Changes, words.Title(e),
            Description: words.Detail(e), Location: e.Place, Url: site is null || e.Url is null ? null : site + e.Url, Status: Status(e), Category: words.Kind(e.Kind));
        return e.AllDay ? made with { FirstDay = e.Day, LastDay = DateOnly.FromDateTime(e.End) } : made with { Start = clock.ToUtc(e.Start), End = clock.ToUtc(e.End) };
    }

    // The same for as long as the entry is about the same thing, and for nothing else: what comes again has its day in it.
    private static string Of(CalendarEntry e) => e switch
    {
        { Code: null, Kind: CalendarKind.Holiday } => $"{e.Day:yyyyMMdd}-{e.What}",
        { Code: null } => $"{e.Day:yyyyMMdd}",
        { Kind: CalendarKind.Revision } or { Kind: CalendarKind.Preventive, Status: PlanState } => $"{e.Code}-{e.Day:yyyyMMdd}",
        { Kind: CalendarKind.VendorPaper } => $"{e.Code}-{e.What}",
        _ => e.Code,
    };

    private static string? Status(CalendarEntry e) => e.Status switch
    {
        VisitStatus.Planned => "TENTATIVE",
        VisitStatus.Missed => "CANCELLED",
        VisitStatus => "CONFIRMED",
        _ => null,
    };
}
