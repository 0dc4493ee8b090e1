using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>Reads payments: a page of those a filter finds, and one with all that it paid.</summary>
public sealed class PaymentQueries(IDbContextFactory<EstateDbContext> factory, PaymentFinder finder)
{
    public async Task<PaymentList> ListAsync(PaymentFilter filter, PaymentOrder order, PageRequest page, CancellationToken ct = default)
    {
        var (ids, totals, byIndex) = await finder.FindAsync(filter, order, page, ct);
        if (page.Skip >= totals.Count)
        {
            return new PaymentList([], totals);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        ids = byIndex ? await PaymentSearch.Ordered(db, filter, order).Skip(page.Skip).Take(page.PageSize).ToListAsync(ct) : ids;
        var rows = await db.Payments.Where(p => ids.Contains(p.Id)).Select(Row(db)).ToDictionaryAsync(r => r.Id, ct);
        return new PaymentList([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], totals);
    }

    public async Task<PaymentDetail?> FindAsync(long id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Payments.Where(p => p.Id == id).Select(Row(db)).FirstOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var detail = await (from p in db.Payments
                            join u in db.Units on p.Lease!.UnitId equals u.Id
                            join b in db.Properties on u.PropertyId equals b.Id
                            where p.Id == id
                            select new PaymentDetail(row, p.LeaseId, p.Version, b.Name, b.Code,
                                db.Payments.Where(r => r.ReversalOfId == id).Select(r => (long?)r.Id).FirstOrDefault(),
                                p.ReversalOfId != null ? p.Reason : db.Payments.Where(r => r.ReversalOfId == id).Select(r => r.Reason).FirstOrDefault() ?? "",
                                p.RecordedAt, p.RecordedBy, p.ImportId,
                                db.ImportRuns.Where(i => i.Id == p.ImportId).Select(i => (DateTime?)i.At).FirstOrDefault())).FirstAsync(ct);
        return detail with { Parts = await PartsAsync(db, row, ct) };
    }

    /// <summary>What the tenant was sent for a payment; null where nothing was.</summary>
    public async Task<PaymentLetter?> LetterAsync(long id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var key = PaymentLetters.Key(id);
        return await db.OutgoingMails.Where(m => m.Key == key).Select(m => new PaymentLetter(m.Id, m.Template, m.ToAddress, m.Status, m.SentAt)).FirstOrDefaultAsync(ct);
    }

    private static async Task<List<AllocatedPart>> PartsAsync(EstateDbContext db, PaymentRow payment, CancellationToken ct)
    {
        // A reversal has no rows of its own: it took away what the first payment had put down.
        var id = payment.ReversalOfId ?? payment.Id;
        var rows = await (from a in db.Allocations
                          join c in db.Charges on a.ChargeId equals c.Id
                          where a.PaymentId == id && db.Leases.Any(l => l.Code == payment.LeaseCode && l.Id == a.LeaseId)
                          orderby c.DueOn, c.From, c.Id, a.Id
                          select new { c.Id, c.From, c.To, c.DueOn, c.FeeForChargeId, c.InterventionId, c.Lines, c.Total, a.Amount }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Id).Select(g => new AllocatedPart(g.Key, g.First().From, g.First().To, g.First().DueOn, g.First().FeeForChargeId != null,
            g.First() is { InterventionId: not null, Lines: [var line, ..] } ? line.Label : null,
            g.First().Total, g.Where(r => r.Amount > 0).Sum(r => r.Amount), g.Sum(r => r.Amount)))];
    }

    private static Expression<Func<Payment, PaymentRow>> Row(EstateDbContext db) => p => new PaymentRow(
        p.Id, p.Date, p.Amount, p.Method, p.Reference, p.Unallocated, p.Lease!.Code,
        db.Tenants.Where(t => t.Id == p.Lease.TenantId).Select(t => t.Code).First(),
        db.Tenants.Where(t => t.Id == p.Lease.TenantId).Select(t => t.Name).First(),
        db.Units.Where(u => u.Id == p.Lease.UnitId).Select(u => u.Label).First(),
        p.ReversalOfId, p.ReversedOn);
}
