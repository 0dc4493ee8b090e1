using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Plans;

/// <summary>Reads plans. When each is due follows from rules: so they are sorted here, not in the database.</summary>
public sealed class PlanQueries(IDbContextFactory<EstateDbContext> factory, PlanStandings plans, AgencyClock clock)
{
    /// <summary>So many next occurrences a plan shows.</summary>
    public const int Shown = 12;

    public const int SoonDays = 30;

    public const int MostWorks = 100;

    public static IReadOnlyList<string> Sorts { get; } = ["due", "next", "code", "title", "property", "vendor", "state"];

    public async Task<Paged<PlanRow>> ListAsync(ListSlice slice, PlanFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var all = string.IsNullOrWhiteSpace(slice.Q) && filter with { Late = false } == new PlanFilter();
        var found = all ? null : await Filtered(db, filter, slice.Q).Select(p => p.Id).ToHashSetAsync(ct);
        var today = clock.Today;
        var lines = (await plans.ReadAsync(ct)).Where(s => found?.Contains(s.Plan.Id) != false)
            .Select(s => new Line(s, s.DueOn(today), s.Upcoming(today).Cast<PlannedDay?>().FirstOrDefault()?.On)).Where(x => !filter.Late || x.DueOn < today).ToList();
        var named = slice.Sort.Field is "property" or "vendor" ? await db.SitesAsync(lines.Select(x => x.Plan.Id), ct) : [];
        var sorted = Sorted(lines, slice.Sort, named, today).ToList();
        var shown = sorted.Skip(slice.Page.Skip).Take(slice.Page.PageSize).ToList();
        var sites = await db.SitesAsync(shown.Select(x => x.Plan.Id), ct);
        return new([.. shown.Where(x => sites.ContainsKey(x.Plan.Id)).Select(x => PlanRow.Of(x.Standing, sites[x.Plan.Id], today))], sorted.Count, slice.Page.Page, slice.Page.PageSize);
    }

    /// <summary>All plans at a glance, and the legal checks whose day has passed, the longest first.</summary>
    public async Task<(PlanFigures Figures, IReadOnlyList<OverdueCheck> Overdue)> StandAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (today, standings) = (clock.Today, await plans.ReadAsync(ct));
        var overdue = await db.OverdueChecksAsync(standings, today, ct);
        var soon = standings.Count(s => s.DueOn(today) is { } due && due >= today && due <= today.AddDays(SoonDays));
        return (new(standings.Count(s => s.Plan.State == PlanState.Active), standings.Count(s => s.Plan.State == PlanState.Paused), overdue.Count, soon), overdue);
    }

    public async Task<PlanDetail?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = db.PreventivePlans.Where(p => p.Code == code);
        if (await db.Standings(found).FirstOrDefaultAsync(ct) is not { } standing)
        {
            return null;
        }

        var row = PlanRow.Of(standing, (await db.SitesAsync(found, ct))[standing.Plan.Id], clock.Today);
        var works = await db.Interventions.Where(i => i.PlanId == standing.Plan.Id).OrderByDescending(i => i.OccurrenceOn).Take(MostWorks)
            .Select(i => new PlanWork(i.Code, i.OccurrenceOn!.Value, i.Status, i.CompletedOn, db.Users.Where(u => u.Id == i.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                i.VendorName, i.LabourCost + i.PartsCost + i.OtherCost)).ToListAsync(ct);
        return new PlanDetail(row, [.. standing.Upcoming(clock.Today).Take(Shown)], works) { Progress = standing.Progress };
    }

    /// <summary>Vendors that work can be given to, by name; for a form.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> VendorsAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return [.. (await db.Vendors.Where(v => v.Active).OrderBy(v => v.SortName).ThenBy(v => v.Id).Select(v => new { v.Code, v.Name }).ToListAsync(ct)).Select(v => (v.Code, v.Name))];
    }

    /// <summary>Equipment that stands at a place and is in service, for a form.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> EquipmentAsync(string? unitCode, string? propertyCode, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (today, place) = (clock.Today, await db.PlaceAsync(unitCode, propertyCode, ct));
        return !place.IsOk ? [] : [.. (await db.Equipment
            .Where(e => e.PropertyId == place.Value.PropertyId && e.UnitId == place.Value.UnitId && (e.OutOfServiceOn == null || e.OutOfServiceOn > today))
            .OrderBy(e => e.Name).ThenBy(e => e.Id).Select(e => new { e.Code, e.Name }).ToListAsync(ct)).Select(e => (e.Code, e.Name))];
    }

    private static IQueryable<PreventivePlan> Filtered(EstateDbContext db, PlanFilter f, string? q)
    {
        IQueryable<PreventivePlan> plans = db.PreventivePlans;
        if (f.State is { } state) { plans = plans.Where(p => p.State == state); }
        if (f.Legal) { plans = plans.Where(p => p.Check != null); }
        if (f.Category is { } category) { plans = plans.Where(p => p.Category == category); }
        if (f.Property is { } property) { plans = plans.Where(p => db.Properties.Any(x => x.Id == p.PropertyId && x.Code == property)); }
        if (f.Unit is { } unit) { plans = plans.Where(p => db.Units.Any(x => x.Id == p.UnitId && x.Code == unit)); }
        if (f.Equipment is { } equipment) { plans = plans.Where(p => db.Equipment.Any(x => x.Id == p.EquipmentId && x.Code == equipment)); }
        if (f.Vendor is { } vendor) { plans = plans.Where(p => db.Vendors.Any(x => x.Id == p.VendorId && x.Code == vendor)); }
        if (string.IsNullOrWhiteSpace(q))
        {
            return plans;
        }

        var pattern = Fold.Pattern(q);
        return plans.Where(p => EF.Functions.Like(p.SearchText, pattern, "\\")
            || db.Properties.Any(x => x.Id == p.PropertyId && EF.Functions.Like(x.SearchText, pattern, "\\"))
            || db.Units.Any(x => x.Id == p.UnitId && EF.Functions.Like(x.SearchText, pattern, "\\"))
            || db.Equipment.Any(x => x.Id == p.EquipmentId && EF.Functions.Like(x.SearchText, pattern, "\\"))
            || db.Vendors.Any(x => x.Id == p.VendorId && EF.Functions.Like(x.SearchText, pattern, "\\")));
    }

    // Overdue legal checks stand first in the usual order; what has no day stands last in either direction.
    private static IEnumerable<Line> Sorted(IReadOnlyList<Line> lines, SortOrder sort, Dictionary<long, PlanSite> sites, DateOnly today)
    {
        return (sort.Field switch
        {
            "code" => By(x => x.Plan.Code, StringComparer.Ordinal),
            "title" => By(x => x.Plan.Title, StringComparer.CurrentCulture),
            "property" => By(x => sites.GetValueOrDefault(x.Plan.Id) is { } site ? site.PropertyName + " " + site.UnitLabel : "", StringComparer.CurrentCulture),
            "vendor" => By(x => sites.GetValueOrDefault(x.Plan.Id)?.VendorName ?? "", StringComparer.CurrentCulture),
            "state" => By(x => x.Plan.State, Comparer<PlanState>.Default),
            "next" => Day(lines.OrderBy(x => x.NextOn is null), x => x.NextOn),
            _ when sort.Descending => Day(lines.OrderBy(x => x.DueOn is null), x => x.DueOn),
            _ => lines.OrderBy(x => !x.Standing.IsOverdueCheck(today)).ThenBy(x => x.DueOn is null).ThenBy(x => x.DueOn),
        }).ThenBy(x => x.Plan.Code, StringComparer.Ordinal);

        IOrderedEnumerable<Line> By<TKey>(Func<Line, TKey> key, IComparer<TKey> order) => sort.Descending ? lines.OrderByDescending(key, order) : lines.OrderBy(key, order);

        IOrderedEnumerable<Line> Day(IOrderedEnumerable<Line> known, Func<Line, DateOnly?> day) => sort.Descending ? known.ThenByDescending(day) : known.ThenBy(day);
    }

    private sealed record Line(PlanStanding Standing, DateOnly? DueOn, DateOnly? NextOn)
    {
        public PreventivePlan Plan => Standing.Plan;
    }
}
