using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Properties;

/// <summary>Which units; null for all.</summary>
public sealed record UnitFilter(UnitKind? Kind = null, UnitState? State = null, string? City = null, string? PropertyCode = null, string? OwnerCode = null);

public sealed class UnitsQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    /// <summary>A property's page shows no more units than this; the list shows all.</summary>
    public const int MostOfProperty = 300;

    public static IReadOnlyList<string> Sorts { get; } = ["property", "label", "code", "kind", "area", "floor", "city"];

    public async Task<Paged<UnitRow>> ListAsync(ListSlice slice, UnitFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = clock.Today;
        var page = await Sorted(Filtered(db, Places(db), slice.Q, filter, today), slice.Sort).PageAsync(Row(db, today), slice.Page, ct);
        return page with { Items = await WithLeasesAsync(db, page.Items, today, ct) };
    }

    /// <summary>So much equipment a page shows.</summary>
    public const int MostEquipment = 100;

    public async Task<UnitRow?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var unit = await Places(db).Where(x => x.Unit.Code == code).Select(Row(db, clock.Today)).ToListAsync(ct);
        return await WithLeasesAsync(db, unit, clock.Today, ct) is [var found] ? found : null;
    }

    public async Task<IReadOnlyList<UnitRow>> OfPropertyAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var units = await Places(db).Where(x => x.Property.Code == code).OrderBy(x => x.Unit.Floor).ThenBy(x => x.Unit.Label).ThenBy(x => x.Unit.Id)
            .Take(MostOfProperty).Select(Row(db, clock.Today)).ToListAsync(ct);
        return await WithLeasesAsync(db, units, clock.Today, ct);
    }

    public async Task<UnitDetail?> DetailAsync(string code, CancellationToken ct = default)
    {
        if (await FindAsync(code, ct) is not { } unit)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var mine = db.Units.Where(u => u.Code == code);
        var leases = await (from u in mine
                            join l in db.Leases on u.Id equals l.UnitId
                            join t in db.Tenants on l.TenantId equals t.Id
                            orderby l.Start descending, l.Id descending
                            select new UnitLease(l.Code, l.Kind, l.Start, l.LastDay, t.Code, t.Name)).ToListAsync(ct);
        var interventions = await (from u in mine
                                   join i in db.Interventions on u.Id equals i.UnitId
                                   where !i.CommonParts
                                   orderby i.ReportedOn descending, i.Id descending
                                   select new UnitIntervention(i.Code, i.Title, i.Priority, i.Status, i.ReportedOn, i.CompletedOn, i.LabourCost + i.PartsCost + i.OtherCost, i.VendorName,
                                       db.Vendors.Where(v => v.Id == i.VendorId).Select(v => v.Code).FirstOrDefault()))
            .Take(100).ToListAsync(ct);
        var works = await (from u in mine
                           join i in db.Interventions on u.Id equals i.UnitId
                           where i.CompletedOn != null && !i.CommonParts
                           group i by new { i.CompletedOn!.Value.Year, i.Category } into g
                           select new { g.Key.Year, g.Key.Category, Count = g.Count(), Cost = g.Sum(i => i.LabourCost + i.PartsCost + i.OtherCost) }).ToListAsync(ct);
        return new UnitDetail(unit, leases, interventions, await db.DocumentsOf(nameof(Unit), unit.Id).CountAsync(ct))
        {
            Equipment = await db.EquipmentInAsync(null, code, clock.Today, MostEquipment, ct),
            Overdue = await db.OverdueChecksAsync(clock.Today, unit: code, ct: ct),
            Works = [.. works.OrderByDescending(w => w.Year).ThenByDescending(w => w.Cost).ThenBy(w => w.Category, StringComparer.Ordinal).Select(w => new UnitWorks(w.Year, w.Category, w.Count, w.Cost))],
        };
    }

    private static IQueryable<Place> Places(EstateDbContext db) =>
        from u in db.Units
        join p in db.Properties on u.PropertyId equals p.Id
        join o in db.Owners on p.OwnerId equals o.Id
        select new Place { Unit = u, Property = p, Owner = o };

    private static IQueryable<Place> Filtered(EstateDbContext db, IQueryable<Place> places, string? q, UnitFilter filter, DateOnly today)
    {
        if (!string.IsNullOrWhiteSpace(q))
        {
            var pattern = Fold.Pattern(q);
            places = places.Where(x => EF.Functions.Like(x.Unit.SearchText + " " + x.Property.SearchText, pattern, "\\"));
        }

        if (filter.Kind is { } kind)
        {
            places = places.Where(x => x.Unit.Kind == kind);
        }

        if (filter.City is { } city)
        {
            places = places.Where(x => x.Property.City == city);
        }

        if (filter.PropertyCode is { } property)
        {
            places = places.Where(x => x.Property.Code == property);
        }

        if (filter.OwnerCode is { } owner)
        {
            places = places.Where(x => x.Owner.Code == owner);
        }

        var let = db.Leases.Where(l => l.Start <= today && l.LastDay >= today).Select(l => l.UnitId);
        return filter.State switch
        {
            UnitState.Occupied => places.Where(x => let.Contains(x.Unit.Id)),
            UnitState.Vacant => places.Where(x => !let.Contains(x.Unit.Id) && (x.Unit.OutOfServiceFrom == null || x.Unit.OutOfServiceFrom > today)),
            UnitState.OutOfService => places.Where(x => !let.Contains(x.Unit.Id) && x.Unit.OutOfServiceFrom <= today),
            _ => places,
        };
    }

    private static IQueryable<Place> Sorted(IQueryable<Place> places, SortOrder sort) => (sort.Field switch
    {
        "label" => places.By(x => x.Unit.Label, sort),
        "code" => places.By(x => x.Unit.Code, sort),
        "kind" => places.By(x => x.Unit.Kind, sort).Then(x => x.Property.SortName, sort),
        "area" => places.By(x => x.Unit.AreaHundredths, sort),
        "floor" => places.By(x => x.Unit.Floor, sort),
        "city" => places.By(x => x.Property.City, sort).Then(x => x.Property.SortName, sort),
        _ => places.By(x => x.Property.SortName, sort).Then(x => x.Unit.Label, sort),
    }).Then(x => x.Unit.Id, sort);

    // Read for the units of one page alone: joined to the whole list, the database would sum the lines of every lease first.
    // No two leases of a unit overlap, so at most one runs today.
    private static async Task<IReadOnlyList<UnitRow>> WithLeasesAsync(EstateDbContext db, IReadOnlyList<UnitRow> rows, DateOnly today, CancellationToken ct)
    {
        var ids = rows.Where(r => r.State == UnitState.Occupied).Select(r => r.Id).ToList();
        var leases = ids.Count == 0 ? [] : await (from l in db.Leases
                                                  where ids.Contains(l.UnitId) && l.Start <= today && l.LastDay >= today
                                                  join t in db.Tenants on l.TenantId equals t.Id
                                                  select new
                                                  {
                                                      l.UnitId,
                                                      Lease = new RunningLease(l.Code, l.Kind, l.Start, l.LastDay, t.Code, t.Name,
                                                          db.LeaseLines.Where(n => n.LeaseId == l.Id && n.From <= today && (n.To == null || n.To >= today)).Sum(n => n.Amount),
                                                          l.VatBasisPoints),
                                                  }).ToListAsync(ct);
        var byUnit = leases.ToLookup(l => l.UnitId, l => l.Lease);
        return [.. rows.Select(r => r with { Lease = byUnit[r.Id].FirstOrDefault() })];
    }

    private static Expression<Func<Place, UnitRow>> Row(EstateDbContext db, DateOnly today) => x => new UnitRow(
        x.Unit.Id, x.Unit.Code, x.Unit.Label, x.Unit.Kind, x.Unit.AreaHundredths, x.Unit.Floor, x.Unit.OutOfServiceFrom,
        x.Property.Code, x.Property.Name, x.Property.City, x.Owner.Code, x.Owner.Name,
        db.Leases.Any(l => l.UnitId == x.Unit.Id && l.Start <= today && l.LastDay >= today) ? UnitState.Occupied
            : x.Unit.OutOfServiceFrom <= today ? UnitState.OutOfService : UnitState.Vacant,
        x.Unit.Version);

    private sealed class Place
    {
        public required Unit Unit { get; init; }

        public required Property Property { get; init; }

        public required Owner Owner { get; init; }
    }
}
