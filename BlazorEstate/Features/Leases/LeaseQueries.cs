using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>The grid of leases: filtered, sorted and paged in the database; sums only for the rows of the page.</summary>
public sealed partial class LeaseQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["code", "tenant", "place", "kind", "start", "end", "monthly", "balance", "arrears"];

    /// <summary>Those for who may not see payments.</summary>
    public static IReadOnlyList<string> SortsWithoutMoney { get; } = [.. Sorts.Except(["monthly", "balance", "arrears"])];

    public async Task<Paged<LeaseRow>> PageAsync(ListSlice slice, LeaseFilter filter, CancellationToken ct = default)
    {
        var (today, page) = (clock.Today, slice.Page);
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = Filtered(db, slice.Q, filter, today);
        var total = await found.CountAsync(ct);
        var ids = page.Skip >= total ? [] : await Sorted(db, found, slice.Sort, today).Skip(page.Skip).Take(page.PageSize).Select(l => l.Id).ToListAsync(ct);
        return new Paged<LeaseRow>(await RowsAsync(db, ids, today, ct), total, page.Page, page.PageSize);
    }

    private static IQueryable<Lease> Filtered(EstateDbContext db, string? search, LeaseFilter f, DateOnly today)
    {
        var leases = db.Leases.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = Fold.Pattern(search);
            leases = leases.Where(l => EF.Functions.Like(l.Code.ToLower(), pattern, "\\")
                || db.Tenants.Any(t => t.Id == l.TenantId && EF.Functions.Like(t.SearchText, pattern, "\\"))
                || db.Units.Any(u => u.Id == l.UnitId && (EF.Functions.Like(u.SearchText, pattern, "\\")
                    || db.Properties.Any(p => p.Id == u.PropertyId && EF.Functions.Like(p.SearchText, pattern, "\\")))));
        }

        leases = f.Status switch
        {
            LeaseStatus.Upcoming => leases.Where(l => l.Start > today),
            LeaseStatus.Ended => leases.Where(l => l.LastDay < today),
            LeaseStatus.Running => leases.Where(l => l.LastDay >= today && l.Start <= today),
            LeaseStatus.EndingSoon => Between(leases.Where(l => l.Start <= today), today, today.AddDays(LeaseStatuses.SoonDays)),
            _ => leases,
        };
        leases = f.Kind is { } kind ? leases.Where(l => l.Kind == kind) : leases;
        leases = f.EndsBefore is { } before ? leases.Where(l => l.LastDay < before) : leases;
        leases = string.IsNullOrEmpty(f.Tenant) ? leases : leases.Where(l => db.Tenants.Any(t => t.Id == l.TenantId && t.Code == f.Tenant));
        leases = string.IsNullOrEmpty(f.Unit) ? leases : leases.Where(l => db.Units.Any(u => u.Id == l.UnitId && u.Code == f.Unit));
        leases = string.IsNullOrEmpty(f.Property) ? leases : leases.Where(l => db.Units.Any(u => u.Id == l.UnitId && db.Properties.Any(p => p.Id == u.PropertyId && p.Code == f.Property)));
        leases = string.IsNullOrEmpty(f.Owner) ? leases : leases.Where(l => db.Units.Any(u => u.Id == l.UnitId
            && db.Properties.Any(p => p.Id == u.PropertyId && db.Owners.Any(o => o.Id == p.OwnerId && o.Code == f.Owner))));
        return f.ArrearsOnly ? leases.Where(l => Overdue(db, today).Select(c => c.LeaseId).Contains(l.Id)) : leases;
    }

    private static IQueryable<Lease> Between(IQueryable<Lease> leases, DateOnly from, DateOnly to) => leases.Where(l => l.LastDay >= from && l.LastDay <= to);

    // Small whatever the history: an index holds only the open ones.
    private static IQueryable<Charge> Overdue(EstateDbContext db, DateOnly today) => db.Charges.Where(c => c.Paid < c.Total && c.CancelledOn == null && c.DueOn < today);

    private static IQueryable<Lease> Sorted(EstateDbContext db, IQueryable<Lease> leases, SortOrder sort, DateOnly today) => (sort.Field switch
    {
        "tenant" => leases.By(l => db.Tenants.Where(t => t.Id == l.TenantId).Select(t => t.SortName).First(), sort),
        "place" => leases.By(l => db.Units.Where(u => u.Id == l.UnitId)
            .Select(u => db.Properties.Where(p => p.Id == u.PropertyId).Select(p => p.SortName).First() + " " + u.Label).First(), sort),
        "kind" => leases.By(l => l.Kind, sort),
        "start" => leases.By(l => l.Start, sort),
        "end" => leases.By(l => l.LastDay, sort),
        "monthly" => leases.By(l => db.LeaseLines
            .Where(x => x.LeaseId == l.Id
                && x.From <= (today < l.Start ? l.Start : today > l.LastDay ? l.LastDay : today)
                && (x.To == null || x.To >= (today < l.Start ? l.Start : today > l.LastDay ? l.LastDay : today)))
            .Sum(x => x.Amount) * (Vat.Whole + l.VatBasisPoints), sort),
        "balance" => leases.By(l => db.LeaseAccounts.Where(a => a.LeaseId == l.Id).Select(a => a.Billed - a.Paid).FirstOrDefault()
            - Coming(db, today).Where(c => c.LeaseId == l.Id).Sum(c => c.Total), sort),
        "arrears" => leases.By(l => Overdue(db, today).Where(c => c.LeaseId == l.Id).Sum(c => c.Total - c.Paid), sort),
        _ => leases.By(l => l.Code, sort),
    }).Then(l => l.Id, sort);

    private static IQueryable<Charge> Coming(EstateDbContext db, DateOnly today) => db.Charges.Where(c => c.CancelledOn == null && c.DueOn > today);

    private static async Task<List<LeaseRow>> RowsAsync(EstateDbContext db, List<long> ids, DateOnly today, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await (
            from l in db.Leases
            join u in db.Units on l.UnitId equals u.Id
            join p in db.Properties on u.PropertyId equals p.Id
            join t in db.Tenants on l.TenantId equals t.Id
            where ids.Contains(l.Id)
            select new
            {
                l.Id, l.Code, l.Kind, l.Start, l.LastDay, l.VatBasisPoints,
                TenantCode = t.Code, Tenant = t.Name, UnitCode = u.Code, Unit = u.Label, PropertyCode = p.Code, Property = p.Name,
                Balance = db.LeaseAccounts.Where(a => a.LeaseId == l.Id).Select(a => a.Billed - a.Paid).FirstOrDefault(),
                Coming = db.Charges.Where(c => c.LeaseId == l.Id && c.CancelledOn == null && c.DueOn > today).Sum(c => c.Total),
                Arrears = db.Charges.Where(c => c.LeaseId == l.Id && c.Paid < c.Total && c.CancelledOn == null && c.DueOn < today).Sum(c => c.Total - c.Paid),
            }).ToDictionaryAsync(r => r.Id, ct);
        var lines = (await db.LeaseLines.Where(x => ids.Contains(x.LeaseId)).Select(x => new { x.LeaseId, x.From, x.To, x.Amount }).ToListAsync(ct)).ToLookup(x => x.LeaseId);
        return [.. from id in ids
            let r = rows[id]
            let day = today < r.Start ? r.Start : today > r.LastDay ? r.LastDay : today
            let net = lines[id].Where(x => x.From <= day && (x.To is null || x.To >= day)).Sum(x => x.Amount)
            select new LeaseRow(r.Id, r.Code, r.Kind, r.Start, r.LastDay, LeaseStatuses.On(r.Start, r.LastDay, today),
                r.TenantCode, r.Tenant, r.UnitCode, r.Unit, r.PropertyCode, r.Property,
                net + Vat.On(net, r.VatBasisPoints), r.Balance - r.Coming, r.Arrears)];
    }
}
