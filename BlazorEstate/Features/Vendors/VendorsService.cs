using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Vendors;

/// <summary>Vendors are added, changed and, unless they were ever given work, removed. No two have the same name: files know them by nothing else.</summary>
public sealed class VendorsService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
    : RecordService<Vendor>(factory, changes, Permissions.VendorsEdit, ChangeKinds.Vendor, "S")
{
    public Task<Result<string>> CreateAsync(string? code, VendorDetails details, Actor actor, CancellationToken ct = default) =>
        AddAsync(code, async (db, next) =>
        {
            var made = Vendor.Create(next, details);
            var taken = made.IsOk ? await TakenAsync(db, made.Value, ct) : made;
            return taken.IsOk ? made : Result<Vendor>.Fail(taken.Problems);
        }, actor, ct);

    public Task<Result> ChangeAsync(string code, long? version, VendorDetails details, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, vendor) => vendor.Change(details) is { IsOk: false } wrong ? wrong : await TakenAsync(db, vendor, ct), actor, ct);

    /// <summary>Whether work may still be given to it.</summary>
    public Task<Result> ActivateAsync(string code, long? version, bool active, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, (_, vendor) => Task.FromResult(vendor.Change(vendor.Details with { Active = active })), actor, ct);

    /// <summary>Removes a vendor that was never given work; another one is made inactive instead.</summary>
    public Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default) =>
        RemoveAsync(code, async (db, vendor) => await NoneAsync(db.PreventivePlans.Where(p => p.VendorId == vendor.Id), "InUse.Plans", ct) is { IsOk: false } planned ? planned
            : await NoneAsync(db.Interventions.Where(i => i.VendorId == vendor.Id
                || db.Quotes.Any(q => q.InterventionId == i.Id && q.VendorId == vendor.Id) || db.VendorInvoices.Any(x => x.InterventionId == i.Id && x.VendorId == vendor.Id)), "InUse.Interventions", ct), actor, ct);

    private static async Task<Result> TakenAsync(EstateDbContext db, Vendor vendor, CancellationToken ct) =>
        await db.Vendors.Where(v => v.SortName == vendor.SortName && v.Code != vendor.Code).Select(v => v.Code).FirstOrDefaultAsync(ct) is { } other
            ? Result.Fail("name", "Duplicate", $"{vendor.Name} ({other})") : Result.Ok();
}
