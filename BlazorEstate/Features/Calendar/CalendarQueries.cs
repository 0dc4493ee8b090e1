using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>Reads what a calendar shows of a span of days; never more than the span.</summary>
public sealed class CalendarQueries(IDbContextFactory<EstateDbContext> factory, CalendarForecast forecast, CalendarLeases rents, PlanStandings plans, HolidayCalendar holidays, AgencyClock clock)
{
    /// <summary>The longest span that is answered at once.</summary>
    public const int MostDays = 400;

    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(CalendarView view, CancellationToken ct = default)
    {
        var entries = new List<CalendarEntry>();
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var leases = new LeaseScope(db, view.Property, view.Owner);
        foreach (var kind in view.Kinds.Order())
        {
            entries.AddRange(kind switch
            {
                CalendarKind.Rent => await CalendarLeases.RentsAsync(db, leases, view, ct),
                CalendarKind.Forecast => await forecast.ReadAsync(view, ct),
                CalendarKind.Visit => await CalendarWork.VisitsAsync(db, view, clock, ct),
                CalendarKind.Intervention => await CalendarWork.InterventionsAsync(db, view, clock, ct),
                CalendarKind.Preventive => await CalendarWork.PreventiveAsync(db, plans, view, clock, ct),
                CalendarKind.LeaseEnd => await CalendarLeases.EndsAsync(leases, view, ct),
                CalendarKind.Revision => await rents.RevisionsAsync(leases, view, ct),
                CalendarKind.Deposit => await CalendarLeases.DepositsAsync(leases, view, ct),
                CalendarKind.Document => await CalendarPapers.DocumentsAsync(db, view, ct),
                CalendarKind.VendorPaper => await CalendarPapers.VendorsAsync(db, view, ct),
                _ => holidays.Between(view.From, view.To).Select(h => CalendarEntry.OnDay(CalendarKind.Holiday, h.Day) with { What = h.Holiday }),
            });
        }

        return [.. entries.OrderBy(e => e.Start).ThenBy(e => e.Kind).ThenBy(e => e.Code, StringComparer.Ordinal)];
    }

    /// <summary>Accepted interventions that wait for a slot, the oldest first.</summary>
    public async Task<IReadOnlyList<Choice>> PlannableAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Fold.Pattern((text ?? "").Trim());
        return await (from i in db.Interventions
                      where i.Status == InterventionStatus.Accepted
                      join u in db.Units on i.UnitId equals u.Id
                      join p in db.Properties on u.PropertyId equals p.Id
                      where EF.Functions.Like(i.SearchText + " " + u.SearchText + " " + p.SearchText, pattern, "\\")
                      orderby i.Code == text descending, i.ReportedOn, i.Id
                      select new Choice(i.Code, i.Title, i.CommonParts ? p.Name : u.Label + ", " + p.Name)).Take(Lookups.Most).ToListAsync(ct);
    }

    /// <summary>Whose visits and interventions can be shown alone, by name.</summary>
    public async Task<IReadOnlyList<CalendarPerson>> PeopleAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.Where(u => !u.Disabled).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new CalendarPerson(u.Email!, u.DisplayName)).ToListAsync(ct);
    }
}
