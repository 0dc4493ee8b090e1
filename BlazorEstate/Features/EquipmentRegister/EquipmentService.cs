using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.EquipmentRegister;

public sealed class EquipmentService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
    : RecordService<Equipment>(factory, changes, Permissions.MaintenanceEdit, ChangeKinds.Equipment, "E")
{
    public Task<Result<string>> CreateAsync(EquipmentInput input, Actor actor, CancellationToken ct = default) =>
        AddAsync(input.Code, async (db, code) =>
        {
            var place = await db.PlaceAsync(input.UnitCode, input.PropertyCode, ct);
            var made = Equipment.Create(code, place.IsOk ? place.Value.PropertyId : 0, place.IsOk ? place.Value.UnitId : null, input.ToDetails());
            return new Checks().And(made).And(place).ToResult(() => made.Value);
        }, actor, ct);

    /// <summary>Changes what is known of it. Where plans or interventions refer to it, it stays where it is. Problems: those of making one, Equipment.Fixed.</summary>
    public Task<Result> ChangeAsync(string code, EquipmentInput input, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, input.Version, async (db, equipment) =>
        {
            var stays = string.IsNullOrWhiteSpace(input.UnitCode) && string.IsNullOrWhiteSpace(input.PropertyCode);
            var here = new Place(equipment.PropertyId, equipment.UnitId);
            var place = stays ? here : await db.PlaceAsync(input.UnitCode, input.PropertyCode, ct);
            var moves = place.IsOk && place.Value != here;
            var bound = moves && (await db.PreventivePlans.AnyAsync(p => p.EquipmentId == equipment.Id, ct) || await db.Interventions.AnyAsync(i => i.EquipmentId == equipment.Id, ct));
            var said = new Checks().And(place).That(!bound, input.UnitCode is null ? "propertyCode" : "unitCode", "Equipment.Fixed").ToResult();
            return said.IsOk ? equipment.Change(place.Value.PropertyId, place.Value.UnitId, input.ToDetails()) : said;
        }, actor, ct);
}
