using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Quotes;

/// <summary>
/// Who may decide a quote. Up to the limit whoever works on interventions; above it those with the permission to approve, but not the one
/// who entered it or put it forward (four eyes), unless nobody else in the agency may approve at all.
/// </summary>
/// <param name="Above">Quotes above this need approval, minor units.</param>
public sealed record QuoteRules(long Above)
{
    public static QuoteRules Of(BillingOptions options, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(currency);
        return new((long)decimal.Floor(options.ApprovalAbove * currency.Scale));
    }

    public bool NeedsApproval(long amount) => amount > Above;

    public bool MayDecide(long amount, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Can(Permissions.MaintenanceApprove) || (!NeedsApproval(amount) && actor.Can(Permissions.MaintenanceEdit));
    }

    /// <summary>Whether somebody else could approve: an enabled colleague whose roles allow it.</summary>
    public static Task<bool> OthersApproveAsync(EstateDbContext db, long? userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var roles = Roles.Allowed.Where(r => r.Value.Contains(Permissions.MaintenanceApprove)).Select(r => r.Key).ToArray();
        return db.Users.AnyAsync(u => u.Id != userId && !u.Disabled && db.UserRoles.Any(x => x.UserId == u.Id && db.Roles.Any(r => r.Id == x.RoleId && roles.Contains(r.Name!))), ct);
    }

    /// <summary>What waits for the decision of somebody who may approve; their own only where nobody else could.</summary>
    public IQueryable<Quote> Awaiting(EstateDbContext db, long? except)
    {
        ArgumentNullException.ThrowIfNull(db);
        var above = Above;
        return db.Quotes.Where(q => q.State == QuoteState.Submitted && q.Amount > above && (except == null || (q.EnteredById != except && q.SubmittedById != except)));
    }
}
