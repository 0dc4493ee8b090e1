using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Plans;

/// <summary>The only way plans are made and changed. What has to be made by today is made at once.</summary>
public sealed class PlansService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, PlanMaker maker, AgencyClock clock)
    : RecordService<PreventivePlan>(factory, changes, Permissions.MaintenanceEdit, ChangeKinds.Plan, "PP")
{
    private readonly IDbContextFactory<EstateDbContext> _factory = factory;

    /// <summary>Returns the code. Problems: Forbidden, Duplicate, those of the plan, and unitCode, propertyCode, equipmentCode, vendorCode.</summary>
    public async Task<Result<string>> CreateAsync(PlanInput input, Actor actor, CancellationToken ct = default)
    {
        var made = await AddAsync(input.Code, async (db, code) =>
        {
            var (details, place) = (input.ToDetails(), await PlaceAsync(db, input, null, ct));
            var plan = details.IsOk ? PreventivePlan.Create(code, place.IsOk ? place.Value : new PlanPlace(0), details.Value) : Result<PreventivePlan>.Fail(details.Problems);
            return new Checks().And(plan).And(place).ToResult(() => plan.Value);
        }, actor, ct);
        return made.IsOk ? await MakeAsync(made.Value, actor, ct) : made;
    }

    /// <summary>Changes what comes. Problems: Forbidden, NotFound, Stale, Plan.Ended, and those of making one.</summary>
    public async Task<Result> ChangeAsync(string code, PlanInput input, Actor actor, CancellationToken ct = default)
    {
        var changed = await ChangeAsync(code, input.Version, async (db, plan) =>
        {
            var (details, place) = (input.ToDetails(), await PlaceAsync(db, input, plan, ct));
            var said = new Checks().And(details).And(place).ToResult();
            return said.IsOk ? plan.Change(place.Value, details.Value) : said;
        }, actor, ct);
        return changed.IsOk ? await MakeAsync(code, actor, ct) : changed;
    }

    /// <summary>Pauses, goes on or ends. Problems: Forbidden, NotFound, Stale, Plan.Ended, to, reason.</summary>
    public async Task<Result> TurnAsync(string code, PlanTurn turn, Actor actor, CancellationToken ct = default)
    {
        var turned = await ChangeAsync(code, turn.Version, (_, plan) => Task.FromResult(
            turn.To is { } to ? plan.Turn(to, turn.Reason, clock.Today) : Result.Fail("to", "Required")), actor, ct);
        return turned.IsOk ? await MakeAsync(code, actor, ct) : turned;
    }

    private async Task<Result<string>> MakeAsync(string code, Actor actor, CancellationToken ct)
    {
        await using var db = await _factory.CreateDbContextAsync(ct);
        if (await db.PreventivePlans.Where(p => p.Code == code).Select(p => (long?)p.Id).FirstOrDefaultAsync(ct) is { } id)
        {
            await maker.MakeAsync(id, actor, ct);
        }

        return code;
    }

    private static async Task<Result<PlanPlace>> PlaceAsync(EstateDbContext db, PlanInput input, PreventivePlan? plan, CancellationToken ct)
    {
        var equipment = string.IsNullOrWhiteSpace(input.EquipmentCode) ? null
            : await db.Equipment.Where(e => e.Code == input.EquipmentCode.Trim()).Select(e => new { e.Id, e.PropertyId, e.UnitId }).FirstOrDefaultAsync(ct);
        var nowhere = string.IsNullOrWhiteSpace(input.UnitCode) && string.IsNullOrWhiteSpace(input.PropertyCode);
        var place = nowhere && equipment is not null ? new Place(equipment.PropertyId, equipment.UnitId)
            : nowhere && plan is not null ? new Place(plan.PropertyId, plan.UnitId)
            : await db.PlaceAsync(input.UnitCode, input.PropertyCode, ct);
        if (!place.IsOk)
        {
            return Result<PlanPlace>.Fail(place.Problems);
        }

        var (at, vendor) = (place.Value, input.VendorCode?.Trim() is { Length: > 0 } code ? code : null);
        var work = vendor is null ? null : await db.Vendors.Where(v => v.Code == vendor).Select(v => new { v.Id, v.Name, v.Active }).FirstOrDefaultAsync(ct);
        var serviced = await db.EquipmentAtAsync(input.EquipmentCode, at, ct);
        return new Checks()
            .That(at.UnitId is not null || await db.Units.AnyAsync(u => u.PropertyId == at.PropertyId, ct), "propertyCode", "Plan.NoUnit")
            .And(serviced)
            .That(vendor is null || work is not null, "vendorCode", "Unknown", vendor ?? "")
            .That(work is null || work.Active || work.Id == plan?.VendorId, "vendorCode", "Vendor.Inactive", work?.Name ?? "")
            .ToResult(() => new PlanPlace(at.PropertyId, at.UnitId, serviced.Value, work?.Id));
    }
}
