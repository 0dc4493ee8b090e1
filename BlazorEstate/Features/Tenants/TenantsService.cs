using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Tenants;

public sealed class TenantsService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
    : RecordService<Tenant>(factory, changes, Permissions.TenantsEdit, ChangeKinds.Tenant, "T")
{
    public Task<Result<string>> CreateAsync(string? code, TenantDetails details, Actor actor, CancellationToken ct = default) =>
        AddAsync(code, (_, next) => Task.FromResult(Tenant.Create(next, details)), actor, ct);

    public Task<Result> ChangeAsync(string code, long? version, TenantDetails details, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, (_, tenant) => Task.FromResult(tenant.Change(details)), actor, ct);

    /// <summary>Removes a tenant who never had a lease.</summary>
    public Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default) =>
        RemoveAsync(code, (db, tenant) => NoneAsync(db.Leases.Where(l => l.TenantId == tenant.Id), "InUse.Leases", ct), actor, ct);
}
