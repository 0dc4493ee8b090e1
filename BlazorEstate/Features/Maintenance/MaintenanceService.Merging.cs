using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Requests for what is seen to already.</summary>
public sealed partial class MaintenanceService
{
    /// <summary>
    /// Hands a request over to another intervention of the same property: it is declined itself, each timeline says so, and who asked is told
    /// where it is seen to. Problems: Forbidden, NotFound, Stale, to, into, note.
    /// </summary>
    public async Task<Result> MergeAsync(string code, long? version, string? into, string? note, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var request = await db.Interventions.FirstOrDefaultAsync(i => i.Code == code, ct);
        if (request is null)
        {
            return Result.NotFound();
        }

        if (version is { } seen && seen != request.Version)
        {
            return Result.Stale();
        }

        into = into?.Trim() ?? "";
        var target = await db.Interventions.FirstOrDefaultAsync(i => i.Code == into, ct);
        if (target is null)
        {
            return Result.Fail("into", into.Length == 0 ? "Required" : "Unknown", into);
        }

        if (await db.Units.Where(u => u.Id == request.UnitId || u.Id == target.UnitId).Select(u => u.PropertyId).Distinct().CountAsync(ct) > 1)
        {
            return Result.Fail("into", "Intervention.MergeElsewhere", target.Code);
        }

        var merged = request.MergeInto(target, note, Act(actor));
        if (!merged.IsOk)
        {
            return merged;
        }

        db.AddRange(merged.Value.Here, merged.Value.There);
        await db.WriteReportersAsync(request, merged.Value.Here, clock, mails, ct);
        var saved = await db.CommitAsync(actor, ct);
        if (saved.IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Intervention, request.Id), new EstateChange(ChangeKinds.Intervention, target.Id));
        }

        return saved;
    }
}
