using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Owners;

public sealed class OwnersService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
{
    /// <summary>Keeps a new owner, under the given code or the next one; returns the code.</summary>
    public async Task<Result<string>> CreateAsync(string? code, OwnerDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.OwnersEdit))
        {
            return Result<string>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        code = string.IsNullOrWhiteSpace(code) ? await db.NextCodeAsync("O", ct) : code.Trim();
        var made = Owner.Create(code, details);
        if (!made.IsOk)
        {
            return Result<string>.Fail(made.Problems);
        }

        if (await db.Owners.AnyAsync(o => o.Code == code, ct))
        {
            return new Problem("code", "Duplicate", code);
        }

        db.Owners.Add(made.Value);
        await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Owner, made.Value.Id));
        return code;
    }

    /// <summary>Changes an owner; with a version only if nobody changed it since.</summary>
    public async Task<Result> ChangeAsync(string code, long? version, OwnerDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.OwnersEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Owners.FirstOrDefaultAsync(o => o.Code == code, ct) is not { } owner)
        {
            return Result.NotFound();
        }

        if (version is not null && version != owner.Version)
        {
            return Result.Stale();
        }

        var result = owner.Change(details);
        if (result.IsOk && (result = await db.CommitAsync(actor, ct)).IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Owner, owner.Id));
        }

        return result;
    }

    /// <summary>Removes an owner who has no property.</summary>
    public async Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.OwnersEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Owners.FirstOrDefaultAsync(o => o.Code == code, ct) is not { } owner)
        {
            return Result.NotFound();
        }

        if (await db.Properties.CountAsync(p => p.OwnerId == owner.Id, ct) is > 0 and var count)
        {
            return Result.Fail("", "InUse.Properties", count);
        }

        db.Owners.Remove(owner);
        var result = await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Owner, owner.Id));
        return result;
    }
}
