using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>A plan with how far it has come.</summary>
public sealed class PlanStanding
{
    public required PreventivePlan Plan { get; init; }

    public DateOnly? Last { get; init; }

    public InterventionStatus? LastStatus { get; init; }

    public DateOnly? LastCompletedOn { get; init; }

    /// <summary>The oldest occurrence that is an intervention and not done.</summary>
    public DateOnly? OpenSince { get; init; }

    /// <summary>The newest occurrence that was done.</summary>
    public DateOnly? LastDone { get; init; }

    /// <summary>The newest occurrence that was declined, not merged into other work.</summary>
    public DateOnly? LastDeclined { get; init; }

    /// <summary>From when on what it services is no longer used.</summary>
    public DateOnly? EquipmentGoneOn { get; init; }

    public PlanProgress Progress => new(Last, LastStatus, LastCompletedOn);

    /// <summary>The plan's days end with what it services.</summary>
    public PlanSchedule Schedule => EquipmentGoneOn is { } gone && (Plan.EndsOn is null || gone <= Plan.EndsOn) ? Plan.Schedule with { End = gone.AddDays(-1) } : Plan.Schedule;

    /// <summary>What is no intervention yet; nothing while the plan rests.</summary>
    public IEnumerable<PlannedDay> Upcoming(DateOnly today) => Plan.State == PlanState.Active ? Schedule.Upcoming(Progress, today) : [];

    /// <summary>
    /// The day by which something has to be done next: the oldest intervention still open, else the next occurrence. The law does not
    /// pause with a plan, one that comes today makes up for none that was missed, and who declines a check has not made it.
    /// </summary>
    public DateOnly? DueOn(DateOnly today) => Plan.State == PlanState.Ended ? null
        : NotMade(today) is { } declined && !(OpenSince < declined) ? declined
        : OpenSince ?? (Schedule.Upcoming(Progress, DateOnly.FromDayNumber(Math.Max(0, today.DayNumber - 1))).Cast<PlannedDay?>().FirstOrDefault()?.On);

    // A declined check is due until a later one is made, or there is nothing left to be checked.
    private DateOnly? NotMade(DateOnly today) =>
        Plan.Check is not null && LastDeclined is { } declined && !(LastDone >= declined) && !(Schedule.End < today) && !(Schedule.End < declined) ? declined : null;

    /// <summary>A legal check that was not made by its day.</summary>
    public bool IsOverdueCheck(DateOnly today) => Plan.Check is not null && DueOn(today) < today;
}

/// <summary>An occurrence of a plan that is no intervention yet.</summary>
/// <param name="Estimated">It moves with the day on which the former is done.</param>
public sealed record PlanOccurrence(string PlanCode, string Title, string Category, DateOnly On, bool Estimated, LegalCheck? Check, PlanSite Site);

/// <summary>Where a plan's work is done, and by whom. Without a unit, in the common parts.</summary>
public sealed record PlanSite(
    string PropertyCode, string PropertyName, string OwnerCode, string? UnitCode, string? UnitLabel, string? EquipmentCode, string? EquipmentName, string? VendorCode, string? VendorName)
{
    /// <summary>Of the unit; null where it is in service, and for the common parts.</summary>
    public DateOnly? OutOfServiceFrom { get; init; }

    /// <summary>"Résidence Vasseur · Lot 1".</summary>
    public string Place => UnitLabel is null ? PropertyName : $"{PropertyName} · {UnitLabel}";
}

/// <summary>What plans will have done.</summary>
public static class PlanForecast
{
    // Of more plans than these all are read: that is quicker than looking for each.
    private const int MostNamed = 1000;

    /// <summary>The days of active plans from one day to another, both included, that are no interventions yet and will be; in order of their days.</summary>
    public static async Task<IReadOnlyList<PlanOccurrence>> PlanOccurrencesAsync(
        this EstateDbContext db, IEnumerable<PlanStanding> plans, DateOnly from, DateOnly to, DateOnly today, CancellationToken ct = default)
    {
        var days = plans.Where(s => s.Plan.StartsOn <= to && (s.Plan.EndsOn is null || s.Plan.EndsOn >= from)).SelectMany(s => s.Upcoming(today).SkipWhile(d => d.On < from).TakeWhile(d => d.On <= to), (s, d) => (s.Plan, Day: d)).OrderBy(x => x.Day.On).ThenBy(x => x.Plan.Id).ToList();
        var sites = await db.SitesAsync(days.Select(x => x.Plan.Id), ct);
        return [.. days.Where(x => sites.TryGetValue(x.Plan.Id, out var site) && PreventivePlan.IsDone(x.Day.On, today, site.OutOfServiceFrom)).Select(x => new PlanOccurrence(x.Plan.Code, x.Plan.Title, x.Plan.Category, x.Day.On, x.Day.Estimated, x.Plan.Check, sites[x.Plan.Id]))];
    }

    /// <summary>Plans, each with its newest intervention.</summary>
    public static IQueryable<PlanStanding> Standings(this EstateDbContext db, IQueryable<PreventivePlan> plans) => plans.AsNoTracking().Select(p => new PlanStanding
    {
        Plan = p,
        Last = db.Interventions.Where(i => i.PlanId == p.Id).Max(i => i.OccurrenceOn),
        LastStatus = db.Interventions.Where(i => i.PlanId == p.Id).OrderByDescending(i => i.OccurrenceOn).Select(i => (InterventionStatus?)i.Status).FirstOrDefault(),
        LastCompletedOn = db.Interventions.Where(i => i.PlanId == p.Id).OrderByDescending(i => i.OccurrenceOn).Select(i => i.CompletedOn).FirstOrDefault(),
        OpenSince = db.Interventions.Where(i => i.PlanId == p.Id && InterventionMoves.Open.Contains(i.Status)).Min(i => i.OccurrenceOn),
        LastDone = p.Check == null ? null : db.Interventions.Where(i => i.PlanId == p.Id && (i.Status == InterventionStatus.Completed || i.Status == InterventionStatus.Closed)).Max(i => i.OccurrenceOn),
        LastDeclined = p.Check == null ? null : db.Interventions.Where(i => i.PlanId == p.Id && i.Status == InterventionStatus.Declined && i.MergedIntoId == null).Max(i => i.OccurrenceOn),
        EquipmentGoneOn = db.Equipment.Where(e => e.Id == p.EquipmentId).Select(e => e.OutOfServiceOn).FirstOrDefault(),
    });

    /// <summary>Where plans' work is done, by the plans' numbers.</summary>
    public static async Task<Dictionary<long, PlanSite>> SitesAsync(this EstateDbContext db, IQueryable<PreventivePlan> plans, CancellationToken ct = default) =>
        await (from plan in plans
               join p in db.Properties on plan.PropertyId equals p.Id
               join o in db.Owners on p.OwnerId equals o.Id
               from u in db.Units.Where(u => u.Id == plan.UnitId).DefaultIfEmpty()
               from e in db.Equipment.Where(e => e.Id == plan.EquipmentId).DefaultIfEmpty()
               from v in db.Vendors.Where(v => v.Id == plan.VendorId).DefaultIfEmpty()
               select new { plan.Id, Site = new PlanSite(p.Code, p.Name, o.Code, u!.Code, u.Label, e!.Code, e.Name, v!.Code, v.Name) { OutOfServiceFrom = u.OutOfServiceFrom } }).ToDictionaryAsync(x => x.Id, x => x.Site, ct);

    /// <summary>The same of plans that are named by their numbers, and maybe of others.</summary>
    public static async Task<Dictionary<long, PlanSite>> SitesAsync(this EstateDbContext db, IEnumerable<long> plans, CancellationToken ct = default)
    {
        var ids = plans.Distinct().ToList();
        return ids.Count == 0 ? [] : await db.SitesAsync(ids.Count > MostNamed ? db.PreventivePlans : db.PreventivePlans.Where(p => EF.Parameter(ids).Contains(p.Id)), ct);
    }

    /// <summary>Legal checks whose day has passed, the longest first; of a property or a unit, where one is named.</summary>
    public static async Task<IReadOnlyList<OverdueCheck>> OverdueChecksAsync(this EstateDbContext db, DateOnly today, string? property = null, string? unit = null, CancellationToken ct = default)
    {
        var plans = db.PreventivePlans.Where(p => p.Check != null && p.State != PlanState.Ended);
        plans = property is null ? plans : plans.Where(p => db.Properties.Any(x => x.Id == p.PropertyId && x.Code == property));
        plans = unit is null ? plans : plans.Where(p => db.Units.Any(x => x.Id == p.UnitId && x.Code == unit));
        return await db.OverdueChecksAsync(await db.Standings(plans).ToListAsync(ct), today, ct);
    }

    /// <summary>Those of plans that were read.</summary>
    public static async Task<IReadOnlyList<OverdueCheck>> OverdueChecksAsync(this EstateDbContext db, IEnumerable<PlanStanding> plans, DateOnly today, CancellationToken ct = default)
    {
        var late = plans.Where(s => s.IsOverdueCheck(today)).Select(s => (s.Plan, Due: s.DueOn(today))).OrderBy(x => x.Due).ThenBy(x => x.Plan.Id).ToList();
        var sites = await db.SitesAsync(late.Select(x => x.Plan.Id), ct);
        return [.. late.Where(x => sites.ContainsKey(x.Plan.Id)).Select(x => new OverdueCheck(x.Plan.Id, x.Plan.Code, x.Plan.Title, x.Plan.Check!.Value, x.Due!.Value, sites[x.Plan.Id].Place))];
    }
}

/// <summary>A legal check whose day has passed.</summary>
public sealed record OverdueCheck(long PlanId, string PlanCode, string Title, LegalCheck Check, DateOnly DueOn, string Place);
