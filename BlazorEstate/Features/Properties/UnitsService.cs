using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Properties;

public sealed class UnitsService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
{
    /// <summary>Keeps a new unit, under the given code or the next one; returns the code.</summary>
    public async Task<Result<string>> CreateAsync(string? code, string? propertyCode, UnitDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.PropertiesEdit))
        {
            return Result<string>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        code = string.IsNullOrWhiteSpace(code) ? await db.NextCodeAsync("U", ct) : code.Trim();
        var property = await PropertyAsync(db, propertyCode, ct);
        var made = Unit.Create(code, property.IsOk ? property.Value : 0, details);
        var checks = new Checks().And(property).And(made);
        if (!checks.Ok)
        {
            return Result<string>.Fail(checks.Problems);
        }

        if (await db.Units.AnyAsync(u => u.Code == code, ct))
        {
            return new Problem("code", "Duplicate", code);
        }

        db.Units.Add(made.Value);
        await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Unit, made.Value.Id));
        return code;
    }

    /// <summary>Changes a unit; with a version only if nobody changed it since.</summary>
    public async Task<Result> ChangeAsync(string code, long? version, string? propertyCode, UnitDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.PropertiesEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Units.FirstOrDefaultAsync(u => u.Code == code, ct) is not { } unit)
        {
            return Result.NotFound();
        }

        if (version is not null && version != unit.Version)
        {
            return Result.Stale();
        }

        var result = new Checks().And(await StaysAsync(db, unit, propertyCode, ct)).And(await StillFreeAsync(db, unit, details, ct)).And(unit.Change(details)).ToResult();
        if (result.IsOk && (result = await db.CommitAsync(actor, ct)).IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Unit, unit.Id));
        }

        return result;
    }

    /// <summary>Removes a unit that was never let nor repaired.</summary>
    public async Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.PropertiesEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Units.FirstOrDefaultAsync(u => u.Code == code, ct) is not { } unit)
        {
            return Result.NotFound();
        }

        if (await db.Leases.CountAsync(l => l.UnitId == unit.Id, ct) is > 0 and var leases)
        {
            return Result.Fail("", "InUse.Leases", leases);
        }

        if (await db.Interventions.CountAsync(i => i.UnitId == unit.Id, ct) is > 0 and var interventions)
        {
            return Result.Fail("", "InUse.Interventions", interventions);
        }

        db.Units.Remove(unit);
        var result = await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Unit, unit.Id));
        return result;
    }

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
