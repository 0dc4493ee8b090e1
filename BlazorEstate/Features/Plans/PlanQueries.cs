using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Plans;

/// <summary>Reads plans. They are a few hundred, and when each is due follows from rules: so they are sorted here, not in the database.</summary>
public sealed class PlanQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    /// <summary>So many next occurrences a plan shows.</summary>
    public const int Shown = 12;

    public const int SoonDays = 30;

    public const int MostWorks = 100;

    public static IReadOnlyList<string> Sorts { get; } = ["due", "next", "code", "title", "property", "vendor", "state"];

    public async Task<Paged<PlanRow>> ListAsync(ListSlice slice, PlanFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = (await RowsAsync(db, Filtered(db, filter, slice.Q), ct)).Where(r => !filter.Late || r.Overdue);
        var sorted = Sorted(found, slice.Sort).ToList();
        return new([.. sorted.Skip(slice.Page.Skip).Take(slice.Page.PageSize)], sorted.Count, slice.Page.Page, slice.Page.PageSize);
    }

    /// <summary>All plans at a glance, and the legal checks whose day has passed, the longest first.</summary>
    public async Task<(PlanFigures Figures, IReadOnlyList<OverdueCheck> Overdue)> StandAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (today, standings) = (clock.Today, await db.Standings(db.PreventivePlans.Where(p => p.State != PlanState.Ended)).ToListAsync(ct));
        var overdue = await db.OverdueChecksAsync(today, ct: ct);
        var soon = standings.Count(s => s.DueOn(today) is { } due && due >= today && due <= today.AddDays(SoonDays));
        return (new(standings.Count(s => s.Plan.State == PlanState.Active), standings.Count(s => s.Plan.State == PlanState.Paused), overdue.Count, soon), overdue);
    }

    public async Task<PlanDetail?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var plans = db.PreventivePlans.Where(p => p.Code == code);
        if (await db.Standings(plans).FirstOrDefaultAsync(ct) is not { } standing)
        {
            return null;
        }

        var row = PlanRow.Of(standing, (await db.SitesAsync(plans, ct))[standing.Plan.Id], clock.Today);
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

    private async Task<List<PlanRow>> RowsAsync(EstateDbContext db, IQueryable<PreventivePlan> plans, CancellationToken ct)
    {
        var sites = await db.SitesAsync(plans, ct);
        return [.. (await db.Standings(plans).ToListAsync(ct)).Where(s => sites.ContainsKey(s.Plan.Id)).Select(s => PlanRow.Of(s, sites[s.Plan.Id], clock.Today))];
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
    private static IEnumerable<PlanRow> Sorted(IEnumerable<PlanRow> rows, SortOrder sort)
    {
        return (sort.Field switch
        {
            "code" => By(r => r.Code, StringComparer.Ordinal),
            "title" => By(r => r.Title, StringComparer.CurrentCulture),
            "property" => By(r => r.PropertyName + " " + r.UnitLabel, StringComparer.CurrentCulture),
            "vendor" => By(r => r.VendorName ?? "", StringComparer.CurrentCulture),
            "state" => By(r => r.State, Comparer<PlanState>.Default),
            "next" => Day(rows.OrderBy(r => r.NextOn is null), r => r.NextOn),
            _ when sort.Descending => Day(rows.OrderBy(r => r.DueOn is null), r => r.DueOn),
            _ => rows.OrderBy(r => !r.IsLegalOverdue).ThenBy(r => r.DueOn is null).ThenBy(r => r.DueOn),
        }).ThenBy(r => r.Code, StringComparer.Ordinal);

        IOrderedEnumerable<PlanRow> By<TKey>(Func<PlanRow, TKey> key, IComparer<TKey> order) => sort.Descending ? rows.OrderByDescending(key, order) : rows.OrderBy(key, order);

        IOrderedEnumerable<PlanRow> Day(IOrderedEnumerable<PlanRow> known, Func<PlanRow, DateOnly?> day) => sort.Descending ? known.ThenByDescending(day) : known.ThenBy(day);
    }
}
