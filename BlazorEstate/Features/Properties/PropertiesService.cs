using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Properties;

public sealed class PropertiesService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
    : RecordService<Property>(factory, changes, Permissions.PropertiesEdit, ChangeKinds.Property, "P")
{
    public Task<Result<string>> CreateAsync(string? code, string? ownerCode, PropertyDetails details, Actor actor, CancellationToken ct = default) =>
        AddAsync(code, async (db, next) =>
        {
            var owner = await OwnerAsync(db, ownerCode, ct);
            var made = Property.Create(next, owner.IsOk ? owner.Value : 0, details);
            return new Checks().And(owner).And(made).ToResult(() => made.Value);
        }, actor, ct);

    public Task<Result> ChangeAsync(string code, long? version, string? ownerCode, PropertyDetails details, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, property) =>
        {
            var owner = await OwnerAsync(db, ownerCode, ct);
            return new Checks().And(owner).And(property.Change(owner.IsOk ? owner.Value : property.OwnerId, details)).ToResult();
        }, actor, ct);

    /// <summary>Removes a property that has no unit, no equipment and no plan.</summary>
    public Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default) =>
        RemoveAsync(code, async (db, property) =>
            await NoneAsync(db.Units.Where(u => u.PropertyId == property.Id), "InUse.Units", ct) is { IsOk: false } housed
                ? housed
                : await NoneAsync(db.PreventivePlans.Where(p => p.PropertyId == property.Id), "InUse.Plans", ct) is { IsOk: false } planned
                ? planned
                : await NoneAsync(db.Equipment.Where(e => e.PropertyId == property.Id), "InUse.Equipment", ct), actor, ct);

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
