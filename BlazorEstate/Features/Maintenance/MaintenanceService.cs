using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// The only way interventions come about and go on: screens, board and API alike. One transaction each, with an entry of the
/// timeline, what colleagues are told and what tenant and owner are written.
/// </summary>
public sealed partial class MaintenanceService(
    IDbContextFactory<EstateDbContext> factory, InterventionWriter writer, EstateChanges changes, AgencyClock clock, InterventionNews news)
{
    private const string Prefix = "M";

    /// <summary>Takes in a request; returns its code. The same key is the same request. Problems: Forbidden, unitCode, and those of a request.</summary>
    /// <param name="equipmentCode">Of the unit, or of the common parts around it.</param>
    public async Task<Result<string>> RequestAsync(string? unitCode, InterventionRequest request, string? key, Actor actor, string? equipmentCode = null, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceRequest))
        {
            return Result<string>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        key = string.IsNullOrWhiteSpace(key) ? null : key;
        if (key is not null && await db.Interventions.Where(i => i.RequestKey == key).Select(i => i.Code).FirstOrDefaultAsync(ct) is { } known)
        {
            return known;
        }

        unitCode = unitCode?.Trim() ?? "";
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Code == unitCode, ct);
        var equipment = await db.EquipmentAroundAsync(equipmentCode, unit?.Id, ct);
        request = request with { EquipmentId = equipment.IsOk ? equipment.Value : null };
        var made = Intervention.Request(await db.NextCodeAsync(Prefix, ct), unit?.Id ?? 0, request, key, clock.Today, Act(actor));
        var checks = new Checks()
            .That(unitCode.Length > 0, "unitCode", "Required")
            .That(unit is not null || unitCode.Length == 0, "unitCode", "Unknown", unitCode)
            .And(equipment)
            .And(made);
        if (!checks.Ok)
        {
            return Result<string>.Fail(checks.Problems);
        }

        var (intervention, entry) = made.Value;
        db.AddRange(intervention, entry);
        await db.SaveAsync(actor, ct); // What colleagues are told names its number.
        var told = await news.TellAsync(db, intervention, entry, actor, ct);
        var saved = await db.CommitAsync(actor, ct);
        if (!saved.IsOk)
        {
            return Result<string>.Fail(saved.Problems);
        }

        changes.Publish([new EstateChange(ChangeKinds.Intervention, intervention.Id), .. told.Select(n => new EstateChange(ChangeKinds.Notification, n.Id))]);
        return intervention.Code;
    }

    /// <summary>Goes on to another state; to "scheduled" with the slot where one is given. Problems: Forbidden, NotFound, Stale, to, note, start, end.</summary>
    /// <param name="version">As it was seen; null takes it as it is.</param>
    public Task<Result> MoveAsync(string code, long? version, InterventionStatus to, string? note, Actor actor, (DateTime? Start, DateTime? End) slot = default, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, i) =>
        {
            if (await db.AwaitedQuoteAsync(i, to, ct) is { } awaited)
            {
                return awaited;
            }

            var planned = to == InterventionStatus.Scheduled && i.Status == InterventionStatus.Accepted && slot is not (null, null);
            return planned ? await PlanAsync(db, i, slot, note, actor, ct) : i.Move(to, note, clock.Today, Act(actor));
        }, Permissions.MaintenanceEdit, actor, ct);

    /// <summary>Plans the slot (UTC). Problems: Forbidden, NotFound, Stale, start, end, note.</summary>
    public Task<Result> PlanAsync(string code, long? version, DateTime? start, DateTime? end, string? note, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, (db, i) => PlanAsync(db, i, (start, end), note, actor, ct), Permissions.MaintenanceEdit, actor, ct);

    /// <summary>Another slot by the agency's clock; returns the way back. Problems as when planning.</summary>
    public async Task<Result<SlotMove>> MoveAsync(SlotMove move, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(move);
        Intervention? work = null;
        var (start, end) = (clock.ToUtc(move.Start), clock.ToUtc(move.End));
        var back = move with { Reason = null };
        var moved = await ChangeAsync(move.Code, move.Version, (db, i) =>
        {
            (work, back) = (i, back with { Start = clock.ToLocal(i.PlannedStart ?? start), End = clock.ToLocal(i.PlannedEnd ?? end) });
            return PlanAsync(db, i, (start, end), null, actor, ct);
        }, Permissions.MaintenanceEdit, actor, ct);
        return moved.IsOk ? back with { Version = work!.Version } : Result<SlotMove>.Fail(moved.Problems);
    }

    /// <summary>Gives it to a colleague, a vendor, both or nobody. Problems: Forbidden, NotFound, Stale, assignee, vendorCode.</summary>
    public Task<Result> AssignAsync(string code, long? version, long? userId, string? vendorCode, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, i) =>
        {
            var person = userId is { } id ? await db.AssignablePeople().Where(p => p.Id == id).Select(p => p.DisplayName).FirstOrDefaultAsync(ct) : null;
            if (userId is not null && person is null)
            {
                return Result<InterventionEntry>.Fail("assignee", "Unknown", userId);
            }

            vendorCode = string.IsNullOrWhiteSpace(vendorCode) ? null : vendorCode.Trim();
            var vendor = vendorCode is null ? null : await db.Vendors.FirstOrDefaultAsync(v => v.Code == vendorCode, ct);
            if (vendorCode is not null && vendor is null)
            {
                return Result<InterventionEntry>.Fail("vendorCode", "Unknown", vendorCode);
            }

            var free = await FreeAsync(db, i.Id, userId, (i.PlannedStart, i.PlannedEnd), "assignee", ct);
            return free.IsOk
                ? i.Assign(userId, vendor, string.Join(", ", new[] { person, vendor?.Name }.Where(x => !string.IsNullOrEmpty(x))), Act(actor))
                : Result<InterventionEntry>.Fail(free.Problems);
        }, Permissions.MaintenanceEdit, actor, ct);

    /// <summary>Corrects title, description and the like. Problems: Forbidden, NotFound, Stale, and those of a request.</summary>
    /// <param name="equipmentCode">Null leaves it as it is, "" is none.</param>
    public Task<Result> EditAsync(string code, long? version, InterventionRequest request, Actor actor, string? equipmentCode = null, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, i) =>
        {
            var equipment = equipmentCode is null ? i.EquipmentId : await db.EquipmentAroundAsync(equipmentCode, i.UnitId, ct);
            return equipment.IsOk ? i.Edit(request with { EquipmentId = equipment.Value }, Act(actor)) : Result<InterventionEntry?>.Fail(equipment.Problems);
        }, Permissions.MaintenanceEdit, actor, ct);

    /// <summary>Adds a note to the timeline. Problems: Forbidden, NotFound, note.</summary>
    public Task<Result> CommentAsync(string code, string? note, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, null, (db, i) =>
        {
            db.Note("comment", nameof(Intervention), i.Id, i.Code, new { note });
            return Task.FromResult(i.Comment(note, Act(actor)));
        }, Permissions.MaintenanceRequest, actor, ct);

    private InterventionAct Act(Actor actor) => new(clock.UtcNow, actor.UserId, actor.Name);

    private Task<Result> ChangeAsync<TEntry>(
        string code, long? version, Func<EstateDbContext, Intervention, Task<Result<TEntry>>> change, string permission, Actor actor, CancellationToken ct)
        where TEntry : class? => writer.WriteAsync(code, version, permission, actor, async desk =>
        {
            var done = await change(desk.Db, desk.Intervention);
            if (done is { IsOk: true, Value: InterventionEntry entry })
            {
                desk.Db.Add(entry);
                desk.Told.AddRange(await news.TellAsync(desk.Db, desk.Intervention, entry, actor, ct));
            }

            return done;
        }, ct);

    private async Task<Result<InterventionEntry>> PlanAsync(EstateDbContext db, Intervention i, (DateTime? Start, DateTime? End) slot, string? note, Actor actor, CancellationToken ct)
    {
        var free = await FreeAsync(db, i.Id, i.AssigneeId, slot, "start", ct);
        return free.IsOk ? i.Plan(slot.Start, slot.End, note, Act(actor)) : Result<InterventionEntry>.Fail(free.Problems);
    }

    private Task<Result> FreeAsync(EstateDbContext db, long id, long? userId, (DateTime? Start, DateTime? End) slot, string field, CancellationToken ct) =>
        userId is { } person && slot is ({ } start, { } end) ? db.FreeAsync([person], (start, end), clock, field, interventionId: id, ct: ct) : Task.FromResult(Result.Ok());
}
