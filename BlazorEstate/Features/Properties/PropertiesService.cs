using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Properties;

public sealed class PropertiesService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
{
    /// <summary>Keeps a new property, under the given code or the next one; returns the code.</summary>
    public async Task<Result<string>> CreateAsync(string? code, string? ownerCode, PropertyDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.PropertiesEdit))
        {
            return Result<string>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        code = string.IsNullOrWhiteSpace(code) ? await db.NextCodeAsync("P", ct) : code.Trim();
        var owner = await OwnerAsync(db, ownerCode, ct);
        var made = Property.Create(code, owner.IsOk ? owner.Value : 0, details);
        var checks = new Checks().And(owner).And(made);
        if (!checks.Ok)
        {
            return Result<string>.Fail(checks.Problems);
        }

        if (await db.Properties.AnyAsync(p => p.Code == code, ct))
        {
            return new Problem("code", "Duplicate", code);
        }

        db.Properties.Add(made.Value);
        await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Property, made.Value.Id));
        return code;
    }

    /// <summary>Changes a property; with a version only if nobody changed it since.</summary>
    public async Task<Result> ChangeAsync(string code, long? version, string? ownerCode, PropertyDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.PropertiesEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Properties.FirstOrDefaultAsync(p => p.Code == code, ct) is not { } property)
        {
            return Result.NotFound();
        }

        if (version is not null && version != property.Version)
        {
            return Result.Stale();
        }

        var owner = await OwnerAsync(db, ownerCode, ct);
        var result = new Checks().And(owner).And(property.Change(owner.IsOk ? owner.Value : property.OwnerId, details)).ToResult();
        if (result.IsOk && (result = await db.CommitAsync(actor, ct)).IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Property, property.Id));
        }

        return result;
    }

    /// <summary>Removes a property that has no unit.</summary>
    public async Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.PropertiesEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Properties.FirstOrDefaultAsync(p => p.Code == code, ct) is not { } property)
        {
            return Result.NotFound();
        }

        if (await db.Units.CountAsync(u => u.PropertyId == property.Id, ct) is > 0 and var count)
        {
            return Result.Fail("", "InUse.Units", count);
        }

        db.Properties.Remove(property);
        var result = await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Property, property.Id));
        return result;
    }

    private static async Task<Result<long>> OwnerAsync(EstateDbContext db, string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Problem("ownerCode", "Required");
        }

        var id = await db.Owners.Where(o => o.Code == code.Trim()).Select(o => (long?)o.Id).FirstOrDefaultAsync(ct);
        return id is { } found ? found : new Problem("ownerCode", "Unknown", code);
    }
}
