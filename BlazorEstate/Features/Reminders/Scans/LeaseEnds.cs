using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>A lease and its last day. The deposit in minor units.</summary>
/// <param name="Differs">The signed exit inventory differs from the entry's: the deposit may be kept longer.</param>
public sealed record LeaseEnd(long Id, string Code, string Tenant, DateOnly LastDay, long Deposit, bool Differs)
{
    public Subject Subject => new(nameof(Lease), Id, Code);
}

internal static class LeaseEndQueries
{
    /// <summary>Leases after which the tenant does not stay on under another one, by their last day (both included).</summary>
    public static IQueryable<Lease> Closing(this EstateDbContext db, DateOnly from, DateOnly to) =>
        db.Leases.Where(l => l.LastDay >= from && l.LastDay <= to
            && !db.Leases.Any(next => next.UnitId == l.UnitId && next.Start > l.LastDay && next.TenantId == l.TenantId));

    /// <summary>Those that a scan has not told since a number of days after their last day (before it, where negative).</summary>
    public static IQueryable<Lease> NotTold(this IQueryable<Lease> leases, IQueryable<Notification> told, int days) =>
        leases.Where(l => !told.Any(n => n.SubjectId == l.Id && n.Milestone >= l.LastDay.AddDays(days)));

    public static Task<List<LeaseEnd>> LeaseEndsAsync(this EstateDbContext db, long[] leases, CancellationToken ct) =>
        db.Leases.Where(l => EF.Parameter(leases).Contains(l.Id))
            .Join(db.Tenants, l => l.TenantId, t => t.Id, (l, t) => new LeaseEnd(l.Id, l.Code, t.Name, l.LastDay, l.Deposit, db.LeasesLeftDiffering().Any(id => id == l.Id))).ToListAsync(ct);
}
