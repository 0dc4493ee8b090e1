using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Lines of cost.</summary>
public sealed partial class MaintenanceService
{
    /// <summary>Adds a line of cost. Problems: Forbidden, NotFound, Stale, and those of the line.</summary>
    public Task<Result> AddCostAsync(string code, long? version, CostInput input, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, (db, i) =>
        {
            var made = i.AddCost(input, Act(actor));
            if (!made.IsOk)
            {
                return Task.FromResult(Result<InterventionEntry>.Fail(made.Problems));
            }

            var (cost, entry) = made.Value;
            db.Add(cost);
            db.Note("cost", nameof(Intervention), i.Id, i.Code, new { Label = new object?[] { null, cost.Label }, Amount = new object?[] { null, cost.Amount } });
            return Task.FromResult<Result<InterventionEntry>>(entry);
        }, Permissions.MaintenanceEdit, actor, ct);

    /// <summary>Takes a line away again. Problems: Forbidden, NotFound, Stale.</summary>
    public Task<Result> RemoveCostAsync(string code, long? version, long costId, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, i) =>
        {
            var cost = await db.InterventionCosts.FirstOrDefaultAsync(c => c.Id == costId && c.InterventionId == i.Id, ct);
            if (cost is null)
            {
                return Result<InterventionEntry>.Stale();
            }

            var entry = i.RemoveCost(cost, Act(actor));
            if (entry.IsOk)
            {
                db.Remove(cost);
                db.Note("cost", nameof(Intervention), i.Id, i.Code, new { Label = new object?[] { cost.Label, null }, Amount = new object?[] { cost.Amount, null } });
            }

            return entry;
        }, Permissions.MaintenanceEdit, actor, ct);
}
