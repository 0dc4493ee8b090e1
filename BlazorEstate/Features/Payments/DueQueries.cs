using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>What a lease owes, for the one who is about to record a payment. Amounts in minor units.</summary>
public sealed record LeaseDue(string Code, string TenantName, string UnitLabel, string PropertyName, DateOnly LastDay, long Credit, IReadOnlyList<Charge> Open)
{
    public long Owed => Open.Sum(c => c.Open);

    /// <summary>What is due by a day; before anything is due, the next charge.</summary>
    public long Suggested(DateOnly day) => Open.Where(c => c.DueOn <= day).Sum(c => c.Open) is var due and > 0 ? due : Open.Count > 0 ? Open[0].Open : 0;
}

/// <summary>Finds the lease that pays, and what it owes.</summary>
public sealed class DueQueries(IDbContextFactory<EstateDbContext> factory)
{
    public const int MostChoices = 8;

    /// <summary>Leases by code, tenant, unit or property; those that owe most come first.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Fold.Pattern(text ?? "");
        var code = pattern.ToUpperInvariant();
        return await (from l in db.Leases
                      join t in db.Tenants on l.TenantId equals t.Id
                      join u in db.Units on l.UnitId equals u.Id
                      join p in db.Properties on u.PropertyId equals p.Id
                      join a in db.LeaseAccounts on l.Id equals a.LeaseId into accounts
                      from a in accounts.DefaultIfEmpty()
                      where EF.Functions.Like(t.SearchText, pattern, "\\") || EF.Functions.Like(l.Code, code, "\\")
                          || EF.Functions.Like(u.SearchText, pattern, "\\") || EF.Functions.Like(p.SearchText, pattern, "\\")
                      orderby l.Code == (text ?? "").Trim() descending, a.Billed - a.Paid descending, l.Code
                      select new Choice(l.Code, t.Name, u.Label + " · " + p.Name)).Take(MostChoices).ToListAsync(ct);
    }

    public async Task<LeaseDue?> OfAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var lease = await (from l in db.Leases
                           join t in db.Tenants on l.TenantId equals t.Id
                           join u in db.Units on l.UnitId equals u.Id
                           join p in db.Properties on u.PropertyId equals p.Id
                           where l.Code == code
                           select new { l.Id, l.LastDay, Tenant = t.Name, Unit = u.Label, Property = p.Name }).FirstOrDefaultAsync(ct);
        if (lease is null)
        {
            return null;
        }

        var open = await db.Charges.AsNoTracking().Where(c => c.LeaseId == lease.Id && c.CancelledOn == null && c.Paid < c.Total)
            .OrderBy(c => c.DueOn).ThenBy(c => c.From).ThenBy(c => c.Id).ToListAsync(ct);
        var credit = await db.LeaseAccounts.Where(a => a.LeaseId == lease.Id).Select(a => a.Paid - a.Allocated).FirstOrDefaultAsync(ct);
        return new LeaseDue(code, lease.Tenant, lease.Unit, lease.Property, lease.LastDay, credit, open);
    }
}
