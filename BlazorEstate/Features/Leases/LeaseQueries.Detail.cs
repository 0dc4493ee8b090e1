using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>One lease, and what it will charge.</summary>
public sealed partial class LeaseQueries
{
    public async Task<LeaseDetail?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var lease = await db.Leases.AsNoTracking().Include(l => l.Lines).FirstOrDefaultAsync(l => l.Code == code, ct);
        if (lease is null)
        {
            return null;
        }

        var today = clock.Today;
        var place = await (
            from u in db.Units
            join p in db.Properties on u.PropertyId equals p.Id
            join o in db.Owners on p.OwnerId equals o.Id
            from t in db.Tenants
            where u.Id == lease.UnitId && t.Id == lease.TenantId
            select new
            {
                TenantCode = t.Code, Tenant = t.Name, t.Email, t.Phone, UnitCode = u.Code, Unit = u.Label,
                PropertyCode = p.Code, Property = p.Name, OwnerCode = o.Code, Owner = o.Name,
                Renews = db.Leases.Where(x => x.Id == lease.RenewsLeaseId).Select(x => x.Code).FirstOrDefault(),
                RenewedBy = db.Leases.Where(x => x.RenewsLeaseId == lease.Id).Select(x => x.Code).FirstOrDefault(),
            }).FirstAsync(ct);
        var account = await db.LeaseAccounts.AsNoTracking().FirstOrDefaultAsync(a => a.LeaseId == lease.Id, ct);
        var coming = await db.Charges.Where(c => c.LeaseId == lease.Id && c.CancelledOn == null && c.DueOn > today).SumAsync(c => c.Total, ct);
        var open = await db.Charges.Where(c => c.LeaseId == lease.Id && c.Paid < c.Total && c.CancelledOn == null)
            .OrderBy(c => c.DueOn).Select(c => new { c.DueOn, Open = c.Total - c.Paid }).ToListAsync(ct);
        var next = open.Where(c => c.DueOn >= today).Select(c => new NextDue(c.DueOn, c.Open)).FirstOrDefault()
            ?? (await ComingAsync(db, lease, today.AddMonths(13), ct)).Where(c => c.Total > 0).Select(c => new NextDue(c.DueOn, c.Total)).FirstOrDefault();
        var day = today < lease.Start ? lease.Start : today > lease.LastDay ? lease.LastDay : today;
        return new LeaseDetail(
            lease.Id, lease.Code, lease.Version, LeaseStatuses.On(lease.Start, lease.LastDay, today), lease.Kind, lease.Start, lease.End, lease.LastDay,
            lease.Frequency, lease.DueDay, lease.Timing, lease.VatBasisPoints, lease.Deposit, lease.LateFee,
            lease.EndedOn, lease.EndReason, place.Renews, place.RenewedBy,
            place.TenantCode, place.Tenant, place.Email, place.Phone, place.UnitCode, place.Unit, place.PropertyCode, place.Property, place.OwnerCode, place.Owner,
            [.. lease.Lines.OrderByDescending(l => l.From).ThenBy(l => l.Kind).Select(l => new LineRow(l.Kind, l.Label, l.Amount, l.From, l.To))],
            lease.MonthlyTotalOn(day), account?.Billed ?? 0, account?.Paid ?? 0, account?.Credit ?? 0,
            (account?.Balance ?? 0) - coming, open.Where(c => c.DueOn < today).Sum(c => c.Open), next)
        {
            Documents = await db.DocumentsOf(nameof(Lease), lease.Id).CountAsync(ct),
        };
    }

    /// <summary>A lease and the terms that a renewal of it would start from.</summary>
    public async Task<(LeaseDetail? Lease, LeaseTerms? Terms)> RenewalAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var lease = await db.Leases.AsNoTracking().Include(l => l.Lines).FirstOrDefaultAsync(l => l.Code == code, ct);
        return (lease is null ? null : await FindAsync(code, ct), lease?.RenewalTerms());
    }

    /// <summary>What the lease will charge in the coming twelve months and is not issued yet.</summary>
    public async Task<IReadOnlyList<ComingCharge>> ComingAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var lease = await db.Leases.AsNoTracking().Include(l => l.Lines).FirstOrDefaultAsync(l => l.Code == code, ct);
        return lease is null ? [] : await ComingAsync(db, lease, clock.Today.AddMonths(12), ct);
    }

    private static async Task<IReadOnlyList<ComingCharge>> ComingAsync(EstateDbContext db, Lease lease, DateOnly until, CancellationToken ct)
    {
        var issued = await db.Charges.Periods().Where(c => c.LeaseId == lease.Id).Select(c => c.From).ToListAsync(ct);
        return [.. RentSchedule.ToIssue(lease.Terms, until, issued.ToHashSet()).Select(c => ComingCharge.Of(c))];
    }
}
