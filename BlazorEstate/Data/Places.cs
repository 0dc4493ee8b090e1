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

    private static string? Given(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim();
}
