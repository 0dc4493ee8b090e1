using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Requests for what is seen to already.</summary>
public sealed partial class MaintenanceService
{
    /// <summary>
    /// Hands a request over to another intervention of the same property: it is declined itself, each timeline says so, who asked is told
    /// where it is seen to, and quotes that wait for a decision wait for it there. Problems: Forbidden, NotFound, Stale, to, into, note.
    /// </summary>
    public Task<Result> MergeAsync(string code, long? version, string? into, string? note, Actor actor, CancellationToken ct = default) =>
        writer.WriteAsync(code, version, Permissions.MaintenanceEdit, actor, async desk =>
        {
            var (db, request) = (desk.Db, desk.Intervention);
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

            var merged = request.MergeInto(target, note, desk.Act);
            if (merged.IsOk)
            {
                db.AddRange(merged.Value.Here, merged.Value.There);
                await db.MoveQuotesAsync(request, target, ct);
                desk.Told.AddRange(await news.TellAsync(db, request, merged.Value.Here, actor, ct));
                desk.Changed.Add(new(ChangeKinds.Intervention, target.Id));
            }

            return merged;
        }, ct);
}
