using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Tenants;

public sealed class TenantsService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
{
    /// <summary>Keeps a new tenant, under the given code or the next one; returns the code.</summary>
    public async Task<Result<string>> CreateAsync(string? code, TenantDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.TenantsEdit))
        {
            return Result<string>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        code = string.IsNullOrWhiteSpace(code) ? await db.NextCodeAsync("T", ct) : code.Trim();
        var made = Tenant.Create(code, details);
        if (!made.IsOk)
        {
            return Result<string>.Fail(made.Problems);
        }

        if (await db.Tenants.AnyAsync(t => t.Code == code, ct))
        {
            return new Problem("code", "Duplicate", code);
        }

        db.Tenants.Add(made.Value);
        await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Tenant, made.Value.Id));
        return code;
    }

    /// <summary>Changes a tenant; with a version only if nobody changed it since.</summary>
    public async Task<Result> ChangeAsync(string code, long? version, TenantDetails details, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.TenantsEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Tenants.FirstOrDefaultAsync(t => t.Code == code, ct) is not { } tenant)
        {
            return Result.NotFound();
        }

        if (version is not null && version != tenant.Version)
        {
            return Result.Stale();
        }

        var result = tenant.Change(details);
        if (result.IsOk && (result = await db.CommitAsync(actor, ct)).IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Tenant, tenant.Id));
        }

        return result;
    }

    /// <summary>Removes a tenant who never had a lease.</summary>
    public async Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.TenantsEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Tenants.FirstOrDefaultAsync(t => t.Code == code, ct) is not { } tenant)
        {
            return Result.NotFound();
        }

        if (await db.Leases.CountAsync(l => l.TenantId == tenant.Id, ct) is > 0 and var count)
        {
            return Result.Fail("", "InUse.Leases", count);
        }

        db.Tenants.Remove(tenant);
        var result = await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Tenant, tenant.Id));
        return result;
    }
}
