using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Quotes;

/// <summary>What waits for somebody's approval.</summary>
public sealed class QuoteQueries(IDbContextFactory<EstateDbContext> factory, QuoteRules rules)
{
    /// <summary>The filter of what waits for this person's approval; null for who may not approve.</summary>
    public async Task<ApprovalFilter?> ApprovalAsync(Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceApprove))
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return new(rules.Above, await QuoteRules.OthersApproveAsync(db, actor.UserId, ct) ? actor.UserId : null);
    }

    /// <summary>The filter with what waits for this person, where it asks for that.</summary>
    public async Task<MaintenanceFilter> ForAsync(MaintenanceFilter filter, Actor actor, CancellationToken ct = default) =>
        filter is { ToApprove: true } ? filter with { Approval = await ApprovalAsync(actor, ct) } : filter;

    /// <summary>How many interventions have a quote that waits for this person's approval; null for who may not approve.</summary>
    public async Task<int?> CountAsync(Actor actor, CancellationToken ct = default)
    {
        if (await ApprovalAsync(actor, ct) is not { } approval)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await rules.Awaiting(db, approval.Except).Select(q => q.InterventionId).Distinct().CountAsync(ct);
    }
}

/// <summary>Interventions with a quote that waits for approval.</summary>
/// <param name="Above">The limit, minor units.</param>
/// <param name="Except">Whose own quotes do not count: somebody else must approve them.</param>
public sealed record ApprovalFilter(long Above, long? Except);
