using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>A unit, or the common parts of a property, by their numbers.</summary>
public readonly record struct Place(long PropertyId, long? UnitId);

/// <summary>What people and programs name by code, found.</summary>
public static class Places
{
    /// <summary>The place that codes name. Problems: Place.Needed and Unknown on unitCode, Unknown and Place.Differs on propertyCode.</summary>
    public static async Task<Result<Place>> PlaceAsync(this EstateDbContext db, string? unitCode, string? propertyCode, CancellationToken ct = default)
    {
        var (unit, property) = (Given(unitCode), Given(propertyCode));
        var inside = unit is null ? null : await db.Units.Where(u => u.Code == unit).Select(u => new { u.Id, u.PropertyId }).FirstOrDefaultAsync(ct);
        var around = property is null ? null : await db.Properties.Where(p => p.Code == property).Select(p => (long?)p.Id).FirstOrDefaultAsync(ct);
        return new Checks()
            .That(unit is not null || property is not null, "unitCode", "Place.Needed")
            .That(unit is null || inside is not null, "unitCode", "Unknown", unit ?? "")
            .That(property is null || around is not null, "propertyCode", "Unknown", property ?? "")
            .That(inside is null || around is null || inside.PropertyId == around, "propertyCode", "Place.Differs")
            .ToResult(() => new Place(inside?.PropertyId ?? around!.Value, inside?.Id));
    }

    /// <summary>Equipment of a place; null where no code is given. Problems on equipmentCode: Unknown, Equipment.Elsewhere.</summary>
    public static async Task<Result<long?>> EquipmentAtAsync(this EstateDbContext db, string? code, Place place, CancellationToken ct = default)
    {
        if (Given(code) is not { } given)
        {
            return Result<long?>.Ok(null);
        }

        var found = await db.Equipment.Where(e => e.Code == given).Select(e => new { e.Id, e.PropertyId, e.UnitId }).FirstOrDefaultAsync(ct);
        return new Checks()
            .That(found is not null, "equipmentCode", "Unknown", given)
            .That(found is null || new Place(found.PropertyId, found.UnitId) == place, "equipmentCode", "Equipment.Elsewhere")
            .ToResult(() => (long?)found!.Id);
    }

    /// <summary>Equipment of a unit or of the common parts around it; null where no code is given. Problems on equipmentCode: Unknown, Equipment.Elsewhere.</summary>
    public static async Task<Result<long?>> EquipmentAroundAsync(this EstateDbContext db, string? code, long? unitId, CancellationToken ct = default)
    {
        if (Given(code) is not { } given || unitId is null)
        {
            return Result<long?>.Ok(null);
        }

        var found = await db.Equipment.Where(e => e.Code == given).Select(e => (long?)e.Id).FirstOrDefaultAsync(ct);
        var near = found is not null && await db.EquipmentAround(unitId.Value).AnyAsync(e => e.Id == found, ct);
        return new Checks().That(found is not null, "equipmentCode", "Unknown", given).That(found is null || near, "equipmentCode", "Equipment.Elsewhere").ToResult(() => found);
    }

    /// <summary>What stands in a unit or in the common parts around it.</summary>
    public static IQueryable<Equipment> EquipmentAround(this EstateDbContext db, long unitId) =>
        db.Equipment.Where(e => e.UnitId == unitId || (e.UnitId == null && db.Units.Any(u => u.Id == unitId && u.PropertyId == e.PropertyId)));

    private static string? Given(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim();
}
