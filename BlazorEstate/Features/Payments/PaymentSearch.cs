using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>
/// Filters and orders of the payments list, shaped so that SQLite walks an index that already has the order and holds
/// everything asked (see the indexes of Payments): skipping to the last of 169,000 rows then takes about a millisecond.
/// </summary>
internal static class PaymentSearch
{
    public static IQueryable<Payment> Matching(EstateDbContext db, PaymentFilter f)
    {
        var found = db.Payments.AsNoTracking();
        if (f.From is { } from) { found = found.Where(p => p.Date >= from); }
        if (f.To is { } to) { found = found.Where(p => p.Date <= to); }
        if (f.Min is { } min) { found = found.Where(p => p.Amount >= min); }
        if (f.Max is { } max) { found = found.Where(p => p.Amount <= max); }
        if (f.Method is { } method) { found = found.Where(p => p.Method == method); }
        if (f.Lease is { } lease) { found = found.Where(p => db.Leases.Where(l => l.Code == lease).Select(l => l.Id).Contains(p.LeaseId)); }
        if (f.Tenant is { } tenant)
        {
            found = found.Where(p => db.Leases.Where(l => db.Tenants.Any(t => t.Code == tenant && t.Id == l.TenantId)).Select(l => l.Id).Contains(p.LeaseId));
        }

        if (f.Property is not null || f.Owner is not null)
        {
            var leases = from l in db.Leases
                         join u in db.Units on l.UnitId equals u.Id
                         join p in db.Properties on u.PropertyId equals p.Id
                         join o in db.Owners on p.OwnerId equals o.Id
                         where (f.Property == null || p.Code == f.Property) && (f.Owner == null || o.Code == f.Owner)
                         select l.Id;
            found = found.Where(p => leases.Contains(p.LeaseId));
        }

        found = f.State switch
        {
            PaymentState.Reversed => found.Where(p => p.ReversedOn != null),
            PaymentState.Reversal => found.Where(p => p.ReversalOfId != null),
            PaymentState.Credit => found.Where(p => p.Unallocated > 0),
            _ => found,
        };
        return f.Q is { } q ? Naming(db, found, q) : found;
    }

    public static IQueryable<long> Ordered(EstateDbContext db, PaymentFilter filter, PaymentOrder order)
    {
        var found = Matching(db, filter);
        return (order.By, order.Descending) switch
        {
            (PaymentSort.Lease, false) => ByLease(db, found).OrderBy(x => x.Lease.Code).ThenByDescending(x => x.Payment.Date).ThenByDescending(x => x.Payment.Id).Select(x => x.Payment.Id),
            (PaymentSort.Lease, true) => ByLease(db, found).OrderByDescending(x => x.Lease.Code).ThenByDescending(x => x.Payment.Date).ThenByDescending(x => x.Payment.Id).Select(x => x.Payment.Id),
            (PaymentSort.Tenant, false) => ByTenant(db, found).OrderBy(x => x.Tenant.SortName).ThenBy(x => x.Tenant.Id).ThenBy(x => x.Lease.Id)
                .ThenByDescending(x => x.Payment.Date).ThenByDescending(x => x.Payment.Id).Select(x => x.Payment.Id),
            (PaymentSort.Tenant, true) => ByTenant(db, found).OrderByDescending(x => x.Tenant.SortName).ThenByDescending(x => x.Tenant.Id).ThenByDescending(x => x.Lease.Id)
                .ThenByDescending(x => x.Payment.Date).ThenByDescending(x => x.Payment.Id).Select(x => x.Payment.Id),

            // A search reads the references, which the index by amount lacks: + 0 takes that index off the table.
            (PaymentSort.Amount, false) when filter.Q is not null => found.OrderBy(p => p.Amount + 0).ThenBy(p => p.Id).Select(p => p.Id),
            (PaymentSort.Amount, true) when filter.Q is not null => found.OrderByDescending(p => p.Amount + 0).ThenByDescending(p => p.Id).Select(p => p.Id),
            (PaymentSort.Amount, false) => found.OrderBy(p => p.Amount).ThenBy(p => p.Id).Select(p => p.Id),
            (PaymentSort.Amount, true) => found.OrderByDescending(p => p.Amount).ThenByDescending(p => p.Id).Select(p => p.Id),
            (PaymentSort.Recorded, false) => found.OrderBy(p => p.Id).Select(p => p.Id),
            (PaymentSort.Recorded, true) => found.OrderByDescending(p => p.Id).Select(p => p.Id),
            (_, false) => found.OrderBy(p => p.Date).ThenBy(p => p.Id).Select(p => p.Id),
            (_, true) => found.OrderByDescending(p => p.Date).ThenByDescending(p => p.Id).Select(p => p.Id),
        };
    }

    // Lease codes, tenants' names, and references as typed or in capitals.
    private static IQueryable<Payment> Naming(EstateDbContext db, IQueryable<Payment> payments, string q)
    {
        var (folded, typed) = (Fold.Pattern(q), "%" + Escape(q) + "%");
        var capitals = typed.ToUpperInvariant();
        var leases = from l in db.Leases
                     join t in db.Tenants on l.TenantId equals t.Id
                     where EF.Functions.Like(t.SearchText, folded, "\\") || EF.Functions.Like(l.Code, capitals, "\\")
                     select l.Id;
        return payments.Where(p => leases.Contains(p.LeaseId) || EF.Functions.Like(p.Reference, typed, "\\") || EF.Functions.Like(p.Reference, capitals, "\\"));
    }

    // + 0 keeps the join from starting at the payments: it starts at the few leases, which have the order.
    private static IQueryable<LeasePayment> ByLease(EstateDbContext db, IQueryable<Payment> payments) =>
        from l in db.Leases
        join p in payments on l.Id + 0 equals p.LeaseId
        select new LeasePayment { Lease = l, Payment = p };

    private static IQueryable<LeasePayment> ByTenant(EstateDbContext db, IQueryable<Payment> payments) =>
        from t in db.Tenants
        join l in db.Leases on t.Id + 0 equals l.TenantId
        join p in payments on l.Id + 0 equals p.LeaseId
        select new LeasePayment { Tenant = t, Lease = l, Payment = p };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private sealed class LeasePayment
    {
        public Tenant Tenant { get; init; } = null!;

        public required Lease Lease { get; init; }

        public required Payment Payment { get; init; }
    }
}
