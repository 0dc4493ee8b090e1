using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>A lease and the last day it is let. The deposit in minor units.</summary>
internal sealed record EndingLease(string Code, DateOnly LastDay, string Tenant, string Place, long Deposit, long Version);

/// <summary>The leases of a property or an owner; of the whole agency where neither is named, without asking for either.</summary>
public sealed class LeaseScope(EstateDbContext db, string? property, string? owner)
{
    public bool IsAll => property is null && owner is null;

    /// <summary>Of these rows, those whose lease belongs here.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> rows, Expression<Func<T, long>> leaseId) =>
        IsAll ? rows : rows.Join(Ids, leaseId, id => id, (row, _) => row);

    internal Task<List<EndingLease>> EndingAsync(DateOnly first, DateOnly last, CancellationToken ct) =>
        (from l in Of(db.Leases.Where(x => x.LastDay >= first && x.LastDay <= last), x => x.Id)
         where !db.Leases.Any(next => next.UnitId == l.UnitId && next.Start > l.LastDay && next.TenantId == l.TenantId)
         join t in db.Tenants on l.TenantId equals t.Id
         join u in db.Units on l.UnitId equals u.Id
         join p in db.Properties on u.PropertyId equals p.Id
         orderby l.LastDay, l.Id
         select new EndingLease(l.Code, l.LastDay, t.Name, u.Label + ", " + p.Name, l.Deposit, l.Version)).ToListAsync(ct);

    private IQueryable<long> Ids =>
        from p in db.Properties
        where (property == null || p.Code == property) && (owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == owner))
        join u in db.Units on p.Id equals u.PropertyId
        join l in db.Leases on u.Id equals l.UnitId
        select l.Id;
}
