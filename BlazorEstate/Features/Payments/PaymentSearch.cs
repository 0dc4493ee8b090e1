using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>
/// Filters and orders of the payments list where no text is searched, shaped so that SQLite walks an index that already has the order and holds
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
        if (Leases(db, f) is { } leases) { found = found.Where(p => leases.Contains(p.LeaseId)); }
        return f.State is { } state ? InState(found, state) : found;
    }

    /// <summary>The leases that the filter's codes name; null where it names none.</summary>
    public static IQueryable<long>? Leases(EstateDbContext db, PaymentFilter f)
    {
        if (f is { Lease: null, Tenant: null, Property: null, Owner: null })
        {
            return null;
        }

        var leases = db.Leases.AsNoTracking();
        if (f.Lease is { } lease) { leases = leases.Where(l => l.Code == lease); }
        if (f.Tenant is { } tenant) { leases = leases.Where(l => db.Tenants.Any(t => t.Code == tenant && t.Id == l.TenantId)); }
        if (f.Property is null && f.Owner is null)
        {
            return leases.Select(l => l.Id);
        }

        return from l in leases
               join u in db.Units on l.UnitId equals u.Id
               join p in db.Properties on u.PropertyId equals p.Id
               join o in db.Owners on p.OwnerId equals o.Id
               where (f.Property == null || p.Code == f.Property) && (f.Owner == null || o.Code == f.Owner)
               select l.Id;
    }

    public static IQueryable<Payment> InState(IQueryable<Payment> payments, PaymentState state) => state switch
    {
        PaymentState.Reversed => payments.Where(p => p.ReversedOn != null),
        PaymentState.Reversal => payments.Where(p => p.ReversalOfId != null),
        _ => payments.Where(p => p.Unallocated > 0),
    };

    /// <summary>The leases whose code or tenant the text names.</summary>
    public static IQueryable<long> Named(EstateDbContext db, string text)
    {
        var (folded, capitals) = (Fold.Pattern(text), "%" + Escape(text).ToUpperInvariant() + "%");
        return from l in db.Leases
               join t in db.Tenants on l.TenantId equals t.Id
               where EF.Functions.Like(t.SearchText, folded, "\\") || EF.Functions.Like(l.Code, capitals, "\\")
               select l.Id;
    }

    /// <summary>All leases or some few in the order of their codes or of their tenants' names.</summary>
    public static IQueryable<long> Leases(EstateDbContext db, PaymentSort by, IReadOnlySet<long>? some)
    {
        var leases = some is null ? db.Leases : db.Leases.Where(l => EF.Parameter(some).Contains(l.Id));
        if (by == PaymentSort.Lease)
        {
            return leases.OrderBy(l => l.Code).Select(l => l.Id);
        }

        // + 0 has the join begin where it should: at the few leases, or else at the tenants, whose index has the order.
        var named = some is null
            ? from t in db.Tenants join l in leases on t.Id + 0 equals l.TenantId select new { t, l }
            : from l in leases join t in db.Tenants on l.TenantId + 0 equals t.Id select new { t, l };
        return named.OrderBy(x => x.t.SortName).ThenBy(x => x.t.Id).ThenBy(x => x.l.Id).Select(x => x.l.Id);
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

            (PaymentSort.Amount, false) => found.OrderBy(p => p.Amount).ThenBy(p => p.Id).Select(p => p.Id),
            (PaymentSort.Amount, true) => found.OrderByDescending(p => p.Amount).ThenByDescending(p => p.Id).Select(p => p.Id),
            (PaymentSort.Recorded, false) => found.OrderBy(p => p.Id).Select(p => p.Id),
            (PaymentSort.Recorded, true) => found.OrderByDescending(p => p.Id).Select(p => p.Id),
            (_, false) => found.OrderBy(p => p.Date).ThenBy(p => p.Id).Select(p => p.Id),
            (_, true) => found.OrderByDescending(p => p.Date).ThenByDescending(p => p.Id).Select(p => p.Id),
        };
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
