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
        return await Sorted(Filtered(db, Places(db), slice.Q, filter, today), slice.Sort).PageAsync(Row(db, today), slice.Page, ct);
    }

    public async Task<UnitRow?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Places(db).Where(x => x.Unit.Code == code).Select(Row(db, clock.Today)).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<UnitRow>> OfPropertyAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Places(db).Where(x => x.Property.Code == code).OrderBy(x => x.Unit.Floor).ThenBy(x => x.Unit.Label).ThenBy(x => x.Unit.Id)
            .Take(MostOfProperty).Select(Row(db, clock.Today)).ToListAsync(ct);
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
                                   orderby i.ReportedOn descending, i.Id descending
                                   select new UnitIntervention(i.Code, i.Title, i.Priority, i.Status, i.ReportedOn, i.CompletedOn, i.LabourCost + i.PartsCost, i.VendorName))
            .Take(100).ToListAsync(ct);
        return new UnitDetail(unit, leases, interventions);
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

    // No two leases of a unit overlap, so at most one runs today.
    private static Expression<Func<Place, UnitRow>> Row(EstateDbContext db, DateOnly today) => x => new UnitRow(
        x.Unit.Code, x.Unit.Label, x.Unit.Kind, x.Unit.AreaHundredths, x.Unit.Floor, x.Unit.OutOfServiceFrom,
        x.Property.Code, x.Property.Name, x.Property.City, x.Owner.Code, x.Owner.Name,
        db.Leases.Any(l => l.UnitId == x.Unit.Id && l.Start <= today && l.LastDay >= today) ? UnitState.Occupied
            : x.Unit.OutOfServiceFrom <= today ? UnitState.OutOfService : UnitState.Vacant,
        (from l in db.Leases
         join t in db.Tenants on l.TenantId equals t.Id
         where l.UnitId == x.Unit.Id && l.Start <= today && l.LastDay >= today
         select new RunningLease(l.Code, l.Kind, l.Start, l.LastDay, t.Code, t.Name,
             db.LeaseLines.Where(n => n.LeaseId == l.Id && n.From <= today && (n.To == null || n.To >= today)).Sum(n => n.Amount), l.VatBasisPoints)).FirstOrDefault(),
        x.Unit.Version);

    private sealed class Place
    {
        public required Unit Unit { get; init; }

        public required Property Property { get; init; }

        public required Owner Owner { get; init; }
    }
}
