using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>What the ledger reads inside its transaction, and no more.</summary>
internal static class LedgerRecords
{
    public static Task<List<Charge>> OpenChargesAsync(this EstateDbContext db, long leaseId, CancellationToken ct) =>
        db.Charges.Where(c => c.LeaseId == leaseId && c.CancelledOn == null && c.Paid < c.Total).ToListAsync(ct);

    public static async Task<LeaseAccount> AccountAsync(this EstateDbContext db, long leaseId, CancellationToken ct) =>
        await db.LeaseAccounts.FindAsync([leaseId], ct) ?? db.Add(LeaseAccount.Open(leaseId)).Entity;

    /// <summary>The payment's charges and all open ones, the rows on them, and the payments those rows and the lease's credit belong to.</summary>
    public static async Task<AccountBook> BookAsync(this EstateDbContext db, Payment payment, CancellationToken ct)
    {
        var lease = payment.LeaseId;
        var charges = await db.Charges.Where(c => c.LeaseId == lease
            && ((c.CancelledOn == null && c.Paid < c.Total) || db.Allocations.Any(a => a.LeaseId == lease && a.PaymentId == payment.Id && a.ChargeId == c.Id))).ToListAsync(ct);
        var ids = charges.ConvertAll(c => c.Id);
        var rows = await db.Allocations.Where(a => a.LeaseId == lease && (a.PaymentId == payment.Id || ids.Contains(a.ChargeId))).ToListAsync(ct);
        var payers = rows.ConvertAll(r => r.PaymentId);
        var payments = await db.Payments.Where(p => p.LeaseId == lease && (p.Unallocated > 0 || payers.Contains(p.Id))).ToListAsync(ct);
        return new AccountBook(charges, payments, rows);
    }

    public static Task<Recorded?> FirstUnderAsync(this EstateDbContext db, string key, CancellationToken ct) =>
        db.Payments.Where(p => p.IdempotencyKey == key)
            .Select(p => new Recorded(p.Id, p.Lease!.Code, p.Date, p.Amount, p.Method, p.Reference, p.NamedChargeId)).FirstOrDefaultAsync(ct);

    /// <summary>The row by which everyone who may see payments learns of it. Saved together with the payment.</summary>
    public static async Task<Notification> TellAsync(
        this EstateDbContext db, EventKind kind, Lease lease, Payment payment, DateTime at, Actor actor, CancellationToken ct)
    {
        var tenant = await db.Tenants.Where(t => t.Id == lease.TenantId).Select(t => t.Name).FirstAsync(ct);
        return db.Add(kind.About(new(nameof(Lease), lease.Id, lease.Code), at, actor.UserId, tenant, NotificationArg.OfMoney(payment.Amount), lease.Code)).Entity;
    }

    /// <summary>What was recorded under an idempotency key.</summary>
    internal sealed record Recorded(long Id, string LeaseCode, DateOnly Date, long Amount, PaymentMethod Method, string Reference, long? ChargeId)
    {
        public bool Is(RecordPayment input, PaymentInput money) =>
            (LeaseCode, Date, Amount, Method, Reference, ChargeId)
            == (input.LeaseCode!.Trim(), money.Date, money.Amount, money.Method, (money.Reference ?? "").Trim(), money.NamedChargeId);
    }
}
