using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Tenants;

/// <summary>Which tenants: with something overdue or with nothing, with a lease that runs today or without; null for all.</summary>
public sealed record TenantFilter(bool? Arrears = null, bool? Current = null);

public sealed class TenantsQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["name", "code", "email", "leases", "overdue"];

    /// <summary>Those for who may not see payments.</summary>
    public static IReadOnlyList<string> SortsWithoutMoney { get; } = [.. Sorts.Where(s => s != "overdue")];

    public async Task<Paged<TenantRow>> ListAsync(ListSlice slice, TenantFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = clock.Today;
        return await Sorted(db, Filtered(db, slice.Q, filter, today), slice.Sort, today).PageAsync(Row(db, today), slice.Page, ct);
    }

    public async Task<TenantRow?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Tenants.Where(t => t.Code == code).Select(Row(db, clock.Today)).FirstOrDefaultAsync(ct);
    }

    public async Task<TenantDetail?> DetailAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = clock.Today;
        var tenant = await db.Tenants.Where(t => t.Code == code).Select(Row(db, today)).FirstOrDefaultAsync(ct);
        if (tenant is null)
        {
            return null;
        }

        // The account counts what is issued; what is due later is taken out again.
        var leases = await (from t in db.Tenants
                            where t.Code == code
                            join l in db.Leases on t.Id equals l.TenantId
                            join u in db.Units on l.UnitId equals u.Id
                            join p in db.Properties on u.PropertyId equals p.Id
                            orderby l.Start descending, l.Id descending
                            select new TenantLease(l.Code, l.Kind, l.Start, l.LastDay, u.Code, u.Label, p.Name, p.City,
                                db.LeaseAccounts.Where(a => a.LeaseId == l.Id).Select(a => a.Billed - a.Paid).FirstOrDefault()
                                    - db.Charges.Where(c => c.LeaseId == l.Id && c.CancelledOn == null && c.DueOn > today).Sum(c => c.Total),
                                db.Charges.Where(c => c.LeaseId == l.Id && c.CancelledOn == null && c.DueOn < today && c.Paid < c.Total).Sum(c => c.Total - c.Paid)))
            .ToListAsync(ct);
        var id = await db.Tenants.Where(t => t.Code == code).Select(t => t.Id).FirstOrDefaultAsync(ct);
        return new TenantDetail(tenant, leases, await db.DocumentsOf(nameof(Tenant), id).CountAsync(ct));
    }

    private static IQueryable<Tenant> Filtered(EstateDbContext db, string? q, TenantFilter filter, DateOnly today)
    {
        IQueryable<Tenant> tenants = db.Tenants;
        if (!string.IsNullOrWhiteSpace(q))
        {
            var pattern = Fold.Pattern(q);
            tenants = tenants.Where(t => EF.Functions.Like(t.SearchText, pattern, "\\"));
        }

        if (filter.Arrears is { } arrears)
        {
            var behind = from c in db.Charges
                         join l in db.Leases on c.LeaseId equals l.Id
                         where c.DueOn < today && c.Paid < c.Total && c.CancelledOn == null
                         select l.TenantId;
            tenants = tenants.Where(t => behind.Contains(t.Id) == arrears);
        }

        if (filter.Current is { } current)
        {
            tenants = tenants.Where(t => db.Leases.Any(l => l.TenantId == t.Id && l.Start <= today && l.LastDay >= today) == current);
        }

        return tenants;
    }

    private static IQueryable<Tenant> Sorted(EstateDbContext db, IQueryable<Tenant> tenants, SortOrder sort, DateOnly today) => (sort.Field switch
    {
        "code" => tenants.By(t => t.Code, sort),
        "email" => tenants.By(t => t.Email, sort),
        "leases" => tenants.By(t => db.Leases.Count(l => l.TenantId == t.Id && l.Start <= today && l.LastDay >= today), sort),
        "overdue" => tenants.By(t => db.Leases.Where(l => l.TenantId == t.Id)
            .SelectMany(l => db.Charges.Where(c => c.LeaseId == l.Id && c.DueOn < today && c.Paid < c.Total && c.CancelledOn == null)).Sum(c => c.Total - c.Paid), sort),
        _ => tenants.By(t => t.SortName, sort),
    }).Then(t => t.Id, sort);

    private static Expression<Func<Tenant, TenantRow>> Row(EstateDbContext db, DateOnly today) => t => new TenantRow(
        t.Code, t.Name, t.Email, t.Phone, t.Address, t.Language, t.EmailConsent,
        db.Leases.Count(l => l.TenantId == t.Id && l.Start <= today && l.LastDay >= today),
        db.Leases.Where(l => l.TenantId == t.Id)
            .SelectMany(l => db.Charges.Where(c => c.LeaseId == l.Id && c.DueOn < today && c.Paid < c.Total && c.CancelledOn == null)).Sum(c => c.Total - c.Paid),
        t.Version);
}
