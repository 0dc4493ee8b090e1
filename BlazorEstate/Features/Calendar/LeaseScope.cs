using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>A lease and the last day it is let. The deposit in minor units.</summary>
/// <param name="Differs">The signed exit inventory differs from the entry's: the deposit may be kept longer.</param>
internal sealed record EndingLease(string Code, DateOnly LastDay, string Tenant, string Place, long Deposit, bool Differs, long Version)
{
    public DateOnly ReturnBy => DepositRule.ReturnBy(LastDay, Differs);
}

/// <summary>The deposits of the leases whose last day a day is, minor units.</summary>
internal sealed record DepositDay(DateOnly LastDay, bool Differs, int Count, long Deposits)
{
    public DateOnly ReturnBy => DepositRule.ReturnBy(LastDay, Differs);
}

/// <summary>The leases whose last day a day is.</summary>
internal sealed record EndingDay(DateOnly LastDay, int Count);

/// <summary>The leases of a property or an owner; of the whole agency where neither is named, without asking for either.</summary>
public sealed class LeaseScope(EstateDbContext db, string? property, string? owner)
{
    public bool IsAll => property is null && owner is null;

    /// <summary>Of these rows, those whose lease belongs here.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> rows, Expression<Func<T, long>> leaseId) =>
        IsAll ? rows : rows.Join(Ids, leaseId, id => id, (row, _) => row);

    /// <summary>How many leases end on each day.</summary>
    internal Task<List<EndingDay>> EndingDaysAsync(DateOnly first, DateOnly last, CancellationToken ct) =>
        Ending(first, last).GroupBy(l => l.LastDay).Select(g => new EndingDay(g.Key, g.Count())).ToListAsync(ct);

    /// <summary>The deposits of the leases that end on each day.</summary>
    internal Task<List<DepositDay>> DepositDaysAsync(DateOnly first, DateOnly last, CancellationToken ct) =>
        Ending(first, last).Where(l => l.Deposit > 0).Select(l => new { l.LastDay, l.Deposit, Differs = db.LeasesLeftDiffering().Any(id => id == l.Id) })
            .GroupBy(l => new { l.LastDay, l.Differs }).Select(g => new DepositDay(g.Key.LastDay, g.Key.Differs, g.Count(), g.Sum(l => l.Deposit))).ToListAsync(ct);

    /// <summary>The leases that end on these days.</summary>
    internal async Task<List<EndingLease>> EndingAsync(IReadOnlyList<DateOnly> days, CancellationToken ct) => days.Count == 0 ? [] :
        await (from l in Ending(days[0], days[^1]).Where(l => days.Contains(l.LastDay))
               join t in db.Tenants on l.TenantId equals t.Id
               join u in db.Units on l.UnitId equals u.Id
               join p in db.Properties on u.PropertyId equals p.Id
               orderby l.LastDay, l.Id
               select new EndingLease(l.Code, l.LastDay, t.Name, u.Label + ", " + p.Name, l.Deposit, db.LeasesLeftDiffering().Any(id => id == l.Id), l.Version)).ToListAsync(ct);

    /// <summary>These leases by their number.</summary>
    internal async Task<Dictionary<long, EndingLease>> NamedAsync(IEnumerable<long> ids, CancellationToken ct)
    {
        var named = new Dictionary<long, EndingLease>();
        foreach (var some in ids.Distinct().Chunk(1000))
        {
            var leases = from l in db.Leases.Where(x => some.Contains(x.Id))
                         join t in db.Tenants on l.TenantId equals t.Id
                         join u in db.Units on l.UnitId equals u.Id
                         join p in db.Properties on u.PropertyId equals p.Id
                         select new { l.Id, Lease = new EndingLease(l.Code, l.LastDay, t.Name, u.Label + ", " + p.Name, l.Deposit, db.LeasesLeftDiffering().Any(id => id == l.Id), l.Version) };
            foreach (var lease in await leases.ToListAsync(ct))
            {
                named.Add(lease.Id, lease.Lease);
            }
        }

        return named;
    }

    /// <summary>The numbers of the leases that belong here; null for all.</summary>
    internal async Task<HashSet<long>?> NumbersAsync(CancellationToken ct) => IsAll ? null : [.. await Ids.ToListAsync(ct)];

    // Who stays on by another lease goes nowhere.
    private IQueryable<Lease> Ending(DateOnly first, DateOnly last) =>
        Of(db.Leases.Where(x => x.LastDay >= first && x.LastDay <= last), x => x.Id)
            .Where(l => !db.Leases.Any(next => next.UnitId == l.UnitId && next.Start > l.LastDay && next.TenantId == l.TenantId));

    private IQueryable<long> Ids =>
        from p in db.Properties
        where (property == null || p.Code == property) && (owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == owner))
        join u in db.Units on p.Id equals u.PropertyId
        join l in db.Leases on u.Id equals l.UnitId
        select l.Id;
}
