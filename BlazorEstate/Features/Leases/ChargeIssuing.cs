using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>The steps that issuing and changing a lease share, inside a write transaction.</summary>
internal static class ChargeIssuing
{
    /// <summary>Adds the charges that the schedule asks for and the lease does not have yet; credit is used at once.</summary>
    public static IReadOnlyList<Charge> Add(
        EstateDbContext db, Lease lease, LeaseAccount account, IReadOnlySet<DateOnly> issued, IReadOnlyCollection<Payment> credits, DateOnly until, DateOnly today)
    {
        var charges = RentSchedule.ToIssue(lease.Terms, until, issued).Select(s => Charge.Issue(lease.Id, s, today)).ToList();
        if (charges.Count > 0)
        {
            db.Charges.AddRange(charges);
            db.Allocations.AddRange(account.Issue(charges, credits));
        }

        return charges;
    }

    public static async Task<LeaseAccount> AccountAsync(EstateDbContext db, long leaseId, CancellationToken ct)
    {
        var account = await db.LeaseAccounts.FindAsync([leaseId], ct);
        if (account is null)
        {
            account = LeaseAccount.Open(leaseId);
            db.LeaseAccounts.Add(account);
        }

        return account;
    }

    /// <summary>The whole ledger of one lease, tracked.</summary>
    public static async Task<AccountBook> BookAsync(EstateDbContext db, long leaseId, CancellationToken ct) => new(
        await db.Charges.Where(c => c.LeaseId == leaseId).ToListAsync(ct),
        await db.Payments.Where(p => p.LeaseId == leaseId).ToListAsync(ct),
        await db.Allocations.Where(a => a.LeaseId == leaseId).ToListAsync(ct));
}
