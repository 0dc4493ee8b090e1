using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Properties;

/// <summary>Which properties; null for all.</summary>
public sealed record PropertyFilter(PropertyKind? Kind = null, string? City = null, string? OwnerCode = null);

public sealed class PropertiesQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock, UnitsQueries units)
{
    public const int MostCities = 500;

    public static IReadOnlyList<string> Sorts { get; } = ["name", "code", "kind", "city", "owner", "units"];

    public async Task<Paged<PropertyView>> ListAsync(ListSlice slice, PropertyFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Sorted(db, Filtered(db, slice.Q, filter), slice.Sort).PageAsync(View(db, clock.Today), slice.Page, ct);
    }

    public async Task<PropertyView?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Properties.Where(p => p.Code == code).Select(View(db, clock.Today)).FirstOrDefaultAsync(ct);
    }

    public async Task<PropertyDetail?> DetailAsync(string code, CancellationToken ct = default)
    {
        if (await FindAsync(code, ct) is not { } property)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return new PropertyDetail(property, await units.OfPropertyAsync(code, ct))
        {
            Equipment = await db.EquipmentInAsync(code, null, clock.Today, UnitsQueries.MostEquipment, ct),
            Overdue = await db.OverdueChecksAsync(clock.Today, property: code, ct: ct),
        };
    }

    /// <summary>The cities to filter by.</summary>
    public async Task<IReadOnlyList<string>> CitiesAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Properties.Where(p => p.City != null).Select(p => p.City!).Distinct().OrderBy(c => c).Take(MostCities).ToListAsync(ct);
    }

    /// <summary>The name behind the code of an owner to filter by.</summary>
    public async Task<string?> OwnerNameAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Owners.Where(o => o.Code == code).Select(o => o.Name).FirstOrDefaultAsync(ct);
    }

    private static IQueryable<Property> Filtered(EstateDbContext db, string? q, PropertyFilter filter)
    {
        IQueryable<Property> properties = db.Properties;
        if (!string.IsNullOrWhiteSpace(q))
        {
            var pattern = Fold.Pattern(q);
            properties = properties.Where(p => EF.Functions.Like(p.SearchText, pattern, "\\")
                || db.Owners.Any(o => o.Id == p.OwnerId && EF.Functions.Like(o.SortName, pattern, "\\")));
        }

        if (filter.Kind is { } kind)
        {
            properties = properties.Where(p => p.Kind == kind);
        }

        if (filter.City is { } city)
        {
            properties = properties.Where(p => p.City == city);
        }

        if (filter.OwnerCode is { } owner)
        {
            properties = properties.Where(p => db.Owners.Any(o => o.Id == p.OwnerId && o.Code == owner));
        }

        return properties;
    }

    private static IQueryable<Property> Sorted(EstateDbContext db, IQueryable<Property> properties, SortOrder sort) => (sort.Field switch
    {
        "code" => properties.By(p => p.Code, sort),
        "kind" => properties.By(p => p.Kind, sort).Then(p => p.SortName, sort),
        "city" => properties.By(p => p.City, sort).Then(p => p.SortName, sort),
        "owner" => properties.By(p => db.Owners.Where(o => o.Id == p.OwnerId).Select(o => o.SortName).First(), sort).Then(p => p.SortName, sort),
        "units" => properties.By(p => db.Units.Count(u => u.PropertyId == p.Id), sort),
        _ => properties.By(p => p.SortName, sort),
    }).Then(p => p.Id, sort);

    private static Expression<Func<Property, PropertyView>> View(EstateDbContext db, DateOnly today) => p => new PropertyView(
        p.Code, p.Name, p.Kind, p.Address, p.PostalCode, p.City,
        db.Owners.Where(o => o.Id == p.OwnerId).Select(o => o.Code).First(),
        db.Owners.Where(o => o.Id == p.OwnerId).Select(o => o.Name).First(),
        db.Units.Count(u => u.PropertyId == p.Id),
        db.Units.Count(u => u.PropertyId == p.Id && db.Leases.Any(l => l.UnitId == u.Id && l.Start <= today && l.LastDay >= today)),
        p.Version);
}
