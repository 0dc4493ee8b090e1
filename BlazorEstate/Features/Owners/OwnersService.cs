using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Owners;

public sealed class OwnersService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
    : RecordService<Owner>(factory, changes, Permissions.OwnersEdit, ChangeKinds.Owner, "O")
{
    public Task<Result<string>> CreateAsync(string? code, OwnerDetails details, Actor actor, CancellationToken ct = default) =>
        AddAsync(code, (_, next) => Task.FromResult(Owner.Create(next, details)), actor, ct);

    public Task<Result> ChangeAsync(string code, long? version, OwnerDetails details, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, (_, owner) => Task.FromResult(owner.Change(details)), actor, ct);

    /// <summary>Removes an owner who has no property.</summary>
    public Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default) =>
        RemoveAsync(code, (db, owner) => NoneAsync(db.Properties.Where(p => p.OwnerId == owner.Id), "InUse.Properties", ct), actor, ct);
}
