using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>What is stored of a lease's money, as far as new charges and payments depend on it.</summary>
internal sealed record StoredAccount(
    Lease Lease,
    LeaseAccount Account,
    IReadOnlySet<DateOnly> Issued,
    IReadOnlyList<Charge> Open,
    IReadOnlyList<Payment> Credits,
    IReadOnlyDictionary<string, (DateOnly Date, long Amount, PaymentMethod Method)> Payments);

/// <summary>Reads the accounts of some leases together.</summary>
internal sealed class StoredAccounts
{
    private readonly Dictionary<long, StoredAccount> _accounts;

    private StoredAccounts(Dictionary<long, StoredAccount> accounts) => _accounts = accounts;

    public StoredAccount Of(long lease) => _accounts[lease];

    public static async Task<StoredAccounts> LoadAsync(EstateDbContext db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var leases = await db.Leases.AsNoTracking().Include(l => l.Lines).Where(l => ids.Contains(l.Id)).ToListAsync(ct);
        var accounts = await db.LeaseAccounts.AsNoTracking().Where(a => ids.Contains(a.LeaseId)).ToDictionaryAsync(a => a.LeaseId, ct);
        var issued = (await db.Charges.Periods().Where(c => ids.Contains(c.LeaseId)).Select(c => new { c.LeaseId, c.From }).ToListAsync(ct))
            .ToLookup(c => c.LeaseId, c => c.From);
        var open = (await db.Charges.AsNoTracking().Where(c => ids.Contains(c.LeaseId) && c.CancelledOn == null && c.Paid < c.Total).ToListAsync(ct))
            .ToLookup(c => c.LeaseId);
        var credits = (await db.Payments.AsNoTracking().Where(p => ids.Contains(p.LeaseId) && p.Unallocated > 0).ToListAsync(ct)).ToLookup(p => p.LeaseId);
        var payments = (await db.Payments.Where(p => ids.Contains(p.LeaseId) && p.ReversalOfId == null)
            .Select(p => new { p.LeaseId, p.Reference, p.Date, p.Amount, p.Method }).ToListAsync(ct)).ToLookup(p => p.LeaseId);
        return new(leases.ToDictionary(l => l.Id, l => new StoredAccount(
            l,
            accounts.GetValueOrDefault(l.Id) ?? LeaseAccount.Open(l.Id),
            issued[l.Id].ToHashSet(),
            [.. open[l.Id]],
            [.. credits[l.Id]],
            payments[l.Id].GroupBy(p => p.Reference).ToDictionary(g => g.Key, g => (g.First().Date, g.First().Amount, g.First().Method)))));
    }
}
