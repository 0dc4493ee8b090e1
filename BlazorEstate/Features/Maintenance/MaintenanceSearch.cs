using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Filters and orders of interventions, as the database understands them.</summary>
internal static class MaintenanceSearch
{
    /// <summary>The newest come first unless asked otherwise.</summary>
    public static readonly SortOrder Newest = new("reported", Descending: true);

    public static IReadOnlyList<string> Sorts { get; } = ["reported", "deadline", "code", "title", "priority", "status", "property", "planned", "cost"];

    public static IQueryable<Intervention> Matching(EstateDbContext db, MaintenanceFilter f, InterventionDeadlines deadlines, AgencyClock clock)
    {
        var found = db.Interventions.AsNoTracking();
        if (f.Status is { } status) { found = found.Where(i => i.Status == status); }
        if (f.Open) { found = found.StillOpen(); }
        if (f.Priority is { } priority) { found = found.Where(i => i.Priority == priority); }
        if (f.Category is { } category) { found = found.Where(i => i.Category == category); }
        if (f.Unit is { } unit) { found = found.Where(i => !i.CommonParts && db.Units.Where(u => u.Code == unit).Select(u => u.Id).Contains(i.UnitId)); }
        if (f.Property is { } property) { found = found.Where(i => db.Units.Any(u => u.Id == i.UnitId && db.Properties.Any(p => p.Id == u.PropertyId && p.Code == property))); }
        if (f.Vendor is { } vendor) { found = found.Where(i => db.Vendors.Where(v => v.Code == vendor).Select(v => (long?)v.Id).Contains(i.VendorId)); }
        if (f.Equipment is { } equipment) { found = found.Where(i => db.Equipment.Any(e => e.Id == i.EquipmentId && e.Code == equipment)); }
        if (f.Assignee is { } person) { found = found.Where(i => i.AssigneeId == person); }
        if (f.Unassigned) { found = found.Where(i => i.AssigneeId == null); }
        if (f.Late) { found = found.Late(deadlines, clock.Today); }
        if (f.Week) { found = found.InWeek(clock); }
        if (f.ToRecharge) { found = found.ToRecharge(); }
        if (f.ToApprove) { found = f.Approval is { } mine ? found.ToApprove(db, mine) : found.Where(i => false); }
        return f.Q is { } q ? Named(db, found, q) : found;
    }

    public static IQueryable<Intervention> StillOpen(this IQueryable<Intervention> interventions) => interventions.Where(i =>
        i.Status == InterventionStatus.Requested || i.Status == InterventionStatus.Accepted || i.Status == InterventionStatus.Scheduled || i.Status == InterventionStatus.InProgress);

    /// <summary>Still to be done, behind the deadline.</summary>
    public static IQueryable<Intervention> Late(this IQueryable<Intervention> interventions, InterventionDeadlines deadlines, DateOnly today)
    {
        var (urgent, high, normal, low) = (Before(deadlines.Urgent), Before(deadlines.High), Before(deadlines.Normal), Before(deadlines.Low));
        return interventions.StillOpen().Where(i => i.DueOn < today || (i.DueOn == null && (
            (i.Priority == InterventionPriority.Urgent && i.ReportedOn < urgent)
            || (i.Priority == InterventionPriority.High && i.ReportedOn < high)
            || (i.Priority == InterventionPriority.Normal && i.ReportedOn < normal)
            || (i.Priority == InterventionPriority.Low && i.ReportedOn < low))));

        DateOnly Before(int days) => DateOnly.FromDayNumber(Math.Max(0, today.DayNumber - days));
    }

    /// <summary>Done, with a part for the tenant that does not stand on an account.</summary>
    public static IQueryable<Intervention> ToRecharge(this IQueryable<Intervention> interventions) => interventions.Where(i =>
        (i.Status == InterventionStatus.Completed || i.Status == InterventionStatus.Closed) && i.Bearer != CostBearer.Owner && i.RechargedAmount == null
        && i.ImportId == null && !i.CommonParts && i.LabourCost + i.PartsCost + i.OtherCost > 0);

    /// <summary>With a quote that waits for approval.</summary>
    private static IQueryable<Intervention> ToApprove(this IQueryable<Intervention> interventions, EstateDbContext db, ApprovalFilter mine)
    {
        var waiting = new QuoteRules(mine.Above).Awaiting(db, mine.Except);
        return interventions.Where(i => waiting.Any(q => q.InterventionId == i.Id));
    }

    /// <summary>With a slot that touches this week, Monday to Sunday at the agency.</summary>
    public static IQueryable<Intervention> InWeek(this IQueryable<Intervention> interventions, AgencyClock clock)
    {
        var today = clock.Today;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var (from, to) = (clock.ToUtc(monday.ToDateTime(default)), clock.ToUtc(monday.AddDays(7).ToDateTime(default)));
        return interventions.Where(i => i.PlannedStart < to && i.PlannedEnd > from);
    }

    public static IQueryable<Intervention> Sorted(EstateDbContext db, IQueryable<Intervention> found, SortOrder sort, InterventionDeadlines deadlines) => (sort.Field switch
    {
        "deadline" => found.By(Deadline(deadlines), sort),
        "code" => found.By(i => i.Code, sort),
        "title" => found.By(i => i.SearchText, sort),
        "priority" => found.By(i => i.Priority, sort),
        "status" => found.By(i => i.Status, sort),
        "property" => found.By(i => db.Units.Where(u => u.Id == i.UnitId).SelectMany(u => db.Properties.Where(p => p.Id == u.PropertyId)).Select(p => p.SortName).First(), sort),
        "planned" => found.By(i => i.PlannedStart == null, new SortOrder()).Then(i => i.PlannedStart, sort),
        "cost" => found.By(i => i.LabourCost + i.PartsCost + i.OtherCost, sort),
        _ => found.By(i => i.ReportedOn, sort),
    }).Then(i => i.Id, sort);

    private static Expression<Func<Intervention, DateOnly>> Deadline(InterventionDeadlines d)
    {
        var (urgent, high, normal, low) = (d.Urgent, d.High, d.Normal, d.Low);
        return i => i.DueOn ?? i.ReportedOn.AddDays(
            i.Priority == InterventionPriority.Urgent ? urgent : i.Priority == InterventionPriority.High ? high : i.Priority == InterventionPriority.Normal ? normal : low);
    }

    // By its own words, its vendor, or the place and who lives there.
    private static IQueryable<Intervention> Named(EstateDbContext db, IQueryable<Intervention> found, string text)
    {
        var pattern = Fold.Pattern(text);
        var units = from u in db.Units
                    join p in db.Properties on u.PropertyId equals p.Id
                    where EF.Functions.Like(u.SearchText + " " + p.SearchText, pattern, "\\")
                        || db.Leases.Any(l => l.UnitId == u.Id && db.Tenants.Any(t => t.Id == l.TenantId && EF.Functions.Like(t.SearchText, pattern, "\\")))
                    select u.Id;
        return found.Where(i => EF.Functions.Like(i.SearchText, pattern, "\\") || units.Contains(i.UnitId));
    }
}
