using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.EquipmentRegister;

public sealed class EquipmentQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public const int MostWorks = 100;

    public static IReadOnlyList<string> Sorts { get; } = ["property", "name", "code", "kind", "installed", "warranty"];

    public async Task<Paged<EquipmentLine>> ListAsync(ListSlice slice, EquipmentFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var page = await Sorted(db, Filtered(db, slice.Q, filter, clock.Today), slice.Sort).PageAsync(db.EquipmentLine(), slice.Page, ct);
        return page with { Items = await db.WithPlansAsync(page.Items, clock.Today, ct) };
    }

    public async Task<EquipmentLine?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Equipment.Where(e => e.Code == code).Select(db.EquipmentLine()).FirstOrDefaultAsync(ct) is { } found
            ? (await db.WithPlansAsync([found], clock.Today, ct))[0]
            : null;
    }

    public async Task<EquipmentDetail?> DetailAsync(string code, CancellationToken ct = default)
    {
        if (await FindAsync(code, ct) is not { } equipment)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var (id, today) = (equipment.Id, clock.Today);
        var works = await db.Interventions.Where(i => i.EquipmentId == id).OrderByDescending(i => i.CompletedOn ?? i.ReportedOn).ThenByDescending(i => i.Id).Take(MostWorks)
            .Select(i => new EquipmentWork(i.Code, i.Title, i.Status, i.ReportedOn, i.CompletedOn, i.VendorName, i.LabourCost + i.PartsCost + i.OtherCost)).ToListAsync(ct);
        var years = await db.Interventions.Where(i => i.EquipmentId == id && i.CompletedOn != null).GroupBy(i => i.CompletedOn!.Value.Year)
            .Select(g => new EquipmentYear(g.Key, g.Count(), g.Sum(i => i.LabourCost + i.PartsCost + i.OtherCost))).ToListAsync(ct);
        var plans = await db.Standings(db.PreventivePlans.Where(p => p.EquipmentId == id)).ToListAsync(ct);
        return new EquipmentDetail(equipment, works, [.. years.OrderByDescending(y => y.Year)],
            [.. plans.Select(s => new EquipmentPlan(s.Plan.Code, s.Plan.Title, s.Plan.Check, s.Plan.State, s.DueOn(today))).OrderBy(p => p.DueOn is null).ThenBy(p => p.DueOn)]);
    }

    private static IQueryable<Equipment> Filtered(EstateDbContext db, string? q, EquipmentFilter f, DateOnly today)
    {
        IQueryable<Equipment> found = db.Equipment;
        if (f.Kind is { } kind) { found = found.Where(e => e.Kind == kind); }
        if (f.Used is { } used) { found = found.Where(e => (e.OutOfServiceOn == null || e.OutOfServiceOn > today) == used); }
        if (f.Warranty) { found = found.Where(e => e.WarrantyUntil >= today); }
        if (f.Property is { } property) { found = found.Where(e => db.Properties.Any(p => p.Id == e.PropertyId && p.Code == property)); }
        if (f.Unit is { } unit) { found = found.Where(e => db.Units.Any(u => u.Id == e.UnitId && u.Code == unit)); }
        if (string.IsNullOrWhiteSpace(q))
        {
            return found;
        }

        var pattern = Fold.Pattern(q);
        return found.Where(e => EF.Functions.Like(e.SearchText, pattern, "\\")
            || db.Properties.Any(p => p.Id == e.PropertyId && EF.Functions.Like(p.SearchText, pattern, "\\"))
            || db.Units.Any(u => u.Id == e.UnitId && EF.Functions.Like(u.SearchText, pattern, "\\")));
    }

    private static IQueryable<Equipment> Sorted(EstateDbContext db, IQueryable<Equipment> found, SortOrder sort) => (sort.Field switch
    {
        "name" => found.By(e => e.SearchText, sort),
        "code" => found.By(e => e.Code, sort),
        "kind" => found.By(e => e.Kind, sort),
        "installed" => found.By(e => e.InstalledOn == null, new SortOrder()).Then(e => e.InstalledOn, sort),
        "warranty" => found.By(e => e.WarrantyUntil == null, new SortOrder()).Then(e => e.WarrantyUntil, sort),
        _ => found.By(e => db.Properties.Where(p => p.Id == e.PropertyId).Select(p => p.SortName).First(), sort).Then(e => db.Units.Where(u => u.Id == e.UnitId).Select(u => u.Label).FirstOrDefault(), sort),
    }).Then(e => e.Id, sort);
}
