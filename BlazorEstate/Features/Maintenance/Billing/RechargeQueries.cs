using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>Reads what is recharged of an intervention, and what could be.</summary>
public sealed class RechargeQueries(IDbContextFactory<EstateDbContext> factory, BillingOptions options, AgencyClock clock)
{
    /// <summary>What a recharge would be; null where the intervention does not exist.</summary>
    public async Task<RechargePlan?> PlanAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Interventions.AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, ct) is not { } intervention)
        {
            return null;
        }

        var leases = await db.RechargeLeasesAsync(intervention, ct);
        return new(code, intervention.TenantPart, clock.Today.AddDays(options.RechargeDays), leases, intervention.UsualOf(leases), intervention.Version);
    }
}

internal static class RechargeRecords
{
    // A flat sees few tenants in the years that anybody recharges for.
    private const int MostLeases = 10;

    /// <summary>The leases of the unit that had begun when the work was done, the newest first.</summary>
    public static async Task<IReadOnlyList<RechargeLease>> RechargeLeasesAsync(this EstateDbContext db, Intervention intervention, CancellationToken ct)
    {
        var (unit, done) = (intervention.UnitId, intervention.CompletedOn ?? intervention.ReportedOn);
        return await (from l in db.Leases
                      join t in db.Tenants on l.TenantId equals t.Id
                      where l.UnitId == unit && l.Start <= done
                      orderby l.Start descending, l.Id descending
                      select new RechargeLease(l.Id, l.Code, t.Name, l.Start, l.LastDay, l.VatBasisPoints)).Take(MostLeases).ToListAsync(ct);
    }

    /// <summary>
    /// Whose repair it was: the lease of the day on which it was reported, for what broke in one tenant's time is not for the next to pay,
    /// even when the work was done later; where the unit stood empty then, the lease of the day on which the work was completed.
    /// </summary>
    public static RechargeLease? UsualOf(this Intervention intervention, IReadOnlyList<RechargeLease> leases) =>
        leases.FirstOrDefault(l => l.RunsOn(intervention.ReportedOn)) ?? leases.FirstOrDefault(l => intervention.CompletedOn is { } done && l.RunsOn(done));

    public static async Task<RechargeLease?> RechargeToAsync(this EstateDbContext db, long interventionId, CancellationToken ct)
    {
        var intervention = await db.Interventions.AsNoTracking().FirstAsync(i => i.Id == interventionId, ct);
        return intervention.UsualOf(await db.RechargeLeasesAsync(intervention, ct));
    }

    public static async Task<RechargeView?> RechargeAsync(this EstateDbContext db, long interventionId, DateOnly today, CancellationToken ct)
    {
        var found = await (from c in db.Charges.AsNoTracking()
                           join l in db.Leases on c.LeaseId equals l.Id
                           join t in db.Tenants on l.TenantId equals t.Id
                           where c.InterventionId == interventionId && c.CancelledOn == null
                           select new { Charge = c, l.Code, t.Name }).FirstOrDefaultAsync(ct);
        return found is not { Charge: var charge } ? null
            : new(charge.Id, found.Code, found.Name, charge.DueOn, charge.Vat, charge.Total, charge.Paid, charge.StatusOn(today), charge.IsOverdue(today));
    }

    /// <summary>The charge and all open ones of its lease, the rows on it, and the payments of those rows and of the lease's credit.</summary>
    public static async Task<AccountBook> BookAsync(this EstateDbContext db, Charge charge, CancellationToken ct)
    {
        var lease = charge.LeaseId;
        var charges = await db.Charges.Where(c => c.LeaseId == lease && (c.Id == charge.Id || (c.CancelledOn == null && c.Paid < c.Total))).ToListAsync(ct);
        var rows = await db.Allocations.Where(a => a.LeaseId == lease && a.ChargeId == charge.Id).ToListAsync(ct);
        var payers = rows.ConvertAll(r => r.PaymentId);
        return new(charges, await db.Payments.Where(p => p.LeaseId == lease && (p.Unallocated > 0 || payers.Contains(p.Id))).ToListAsync(ct), rows);
    }
}
