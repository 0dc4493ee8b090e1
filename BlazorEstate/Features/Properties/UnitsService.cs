using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Properties;

public sealed class UnitsService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
    : RecordService<Unit>(factory, changes, Permissions.PropertiesEdit, ChangeKinds.Unit, "U")
{
    public Task<Result<string>> CreateAsync(string? code, string? propertyCode, UnitDetails details, Actor actor, CancellationToken ct = default) =>
        AddAsync(code, async (db, next) =>
        {
            var property = await PropertyAsync(db, propertyCode, ct);
            var made = Unit.Create(next, property.IsOk ? property.Value : 0, details);
            return new Checks().And(property).And(made).ToResult(() => made.Value);
        }, actor, ct);

    public Task<Result> ChangeAsync(string code, long? version, string? propertyCode, UnitDetails details, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, unit) =>
            new Checks().And(await StaysAsync(db, unit, propertyCode, ct)).And(await StillFreeAsync(db, unit, details, ct)).And(unit.Change(details)).ToResult(), actor, ct);

    /// <summary>Removes a unit that was never let nor repaired.</summary>
    public Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default) =>
        RemoveAsync(code, async (db, unit) =>
            await NoneAsync(db.Leases.Where(l => l.UnitId == unit.Id), "InUse.Leases", ct) is { IsOk: false } let
                ? let
                : await NoneAsync(db.Interventions.Where(i => i.UnitId == unit.Id), "InUse.Interventions", ct) is { IsOk: false } repaired
                ? repaired
                : await NoneAsync(db.Visits.Where(v => v.UnitId == unit.Id), "InUse.Visits", ct) is { IsOk: false } visited
                ? visited
                : await NoneAsync(db.PreventivePlans.Where(p => p.UnitId == unit.Id), "InUse.Plans", ct) is { IsOk: false } planned
                ? planned
                : await NoneAsync(db.Equipment.Where(e => e.UnitId == unit.Id), "InUse.Equipment", ct), actor, ct);

    private static async Task<Result<long>> PropertyAsync(EstateDbContext db, string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Problem("propertyCode", "Required");
        }

        var id = await db.Properties.Where(p => p.Code == code.Trim()).Select(p => (long?)p.Id).FirstOrDefaultAsync(ct);
        return id is { } found ? found : new Problem("propertyCode", "Unknown", code);
    }

    // Its leases and accounts belong to the property's owner.
    private static async Task<Result> StaysAsync(EstateDbContext db, Unit unit, string? propertyCode, CancellationToken ct) =>
        propertyCode is null || await db.Properties.AnyAsync(p => p.Id == unit.PropertyId && p.Code == propertyCode, ct)
            ? Result.Ok()
            : Result.Fail("propertyCode", "Unit.Moved");

    // Occupancy would pass 100 % if a unit out of service were let.
    private static async Task<Result> StillFreeAsync(EstateDbContext db, Unit unit, UnitDetails details, CancellationToken ct)
    {
        if (details.OutOfServiceFrom is not { } day || day == unit.OutOfServiceFrom)
        {
            return Result.Ok();
        }

        var lease = await db.Leases.Where(l => l.UnitId == unit.Id && l.LastDay >= day).OrderBy(l => l.Start).Select(l => l.Code).FirstOrDefaultAsync(ct);
        return lease is null ? Result.Ok() : Result.Fail("outOfServiceFrom", "Unit.LetThen", lease);
    }
}
