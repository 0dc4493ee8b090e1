using System.Runtime.CompilerServices;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reports;

/// <summary>
/// The rows of each report, as they come from the database: never all of them in memory. One transaction holds one moment, so that
/// rows and sums agree whatever is written meanwhile. Values follow the columns; amounts are minor units.
/// </summary>
internal static class ReportRows
{
    public static IAsyncEnumerable<object?[]> Of(EstateDbContext db, ReportOrder order, CancellationToken ct) =>
        order.Kind == ReportKinds.RentRoll ? RentRollAsync(db, order.Days.AsOf!.Value, ct)
        : order.Kind == ReportKinds.Payments ? PaymentsAsync(db, order.Days, ct)
        : order.Kind == ReportKinds.Arrears ? ArrearsAsync(db, order.Days.AsOf!.Value, ct)
        : throw new ArgumentOutOfRangeException(nameof(order), order.Kind.Key, null);

    private static async IAsyncEnumerable<object?[]> RentRollAsync(EstateDbContext db, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
    {
        var lines = db.LeaseLines.Where(x => x.From <= day && (x.To == null || x.To >= day));
        var leases = from l in db.Leases
                     join u in db.Units on l.UnitId equals u.Id
                     join p in db.Properties on u.PropertyId equals p.Id
                     join t in db.Tenants on l.TenantId equals t.Id
                     where l.Start <= day && l.LastDay >= day
                     orderby p.SortName, p.Id, u.Label, l.Id
                     select new
                     {
                         l.Code, Tenant = t.Name, Property = p.Name, Unit = u.Label, l.Kind, l.Start, l.LastDay, l.Frequency, l.VatBasisPoints, l.Deposit,
                         Rent = lines.Where(x => x.LeaseId == l.Id && x.Kind == LineKind.Rent).Sum(x => x.Amount),
                         Charges = lines.Where(x => x.LeaseId == l.Id && (x.Kind == LineKind.Provision || x.Kind == LineKind.FlatCharges)).Sum(x => x.Amount),
                         Other = lines.Where(x => x.LeaseId == l.Id && x.Kind == LineKind.Other).Sum(x => x.Amount),
                     };
        await foreach (var l in leases.AsAsyncEnumerable().WithCancellation(ct))
        {
            var net = l.Rent + l.Charges + l.Other;
            var vat = Vat.On(net, l.VatBasisPoints);
            yield return [l.Code, l.Tenant, l.Property, l.Unit, l.Kind, l.Start, l.LastDay, l.Frequency, l.Rent, l.Charges, l.Other, vat, net + vat, l.Deposit];
        }
    }

    private static async IAsyncEnumerable<object?[]> PaymentsAsync(EstateDbContext db, ReportDays days, [EnumeratorCancellation] CancellationToken ct)
    {
        var (from, to) = (days.From ?? DateOnly.MinValue, days.To ?? DateOnly.MaxValue);
        var payments = from x in db.Payments
                       join l in db.Leases on x.LeaseId equals l.Id
                       join u in db.Units on l.UnitId equals u.Id
                       join p in db.Properties on u.PropertyId equals p.Id
                       join t in db.Tenants on l.TenantId equals t.Id
                       where x.Date >= @from && x.Date <= to
                       orderby x.Date, x.Id
                       select new { x.Id, x.Date, l.Code, Tenant = t.Name, Property = p.Name, Unit = u.Label, x.Method, x.Reference, x.ReversalOfId, x.Amount };
        await foreach (var x in payments.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return [x.Id, x.Date, x.Code, x.Tenant, x.Property, x.Unit, x.Method, x.Reference, x.ReversalOfId, x.Amount];
        }
    }

    // What is open now on the charges due by the day, and what was put on them only after it.
    private static async IAsyncEnumerable<object?[]> ArrearsAsync(EstateDbContext db, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
    {
        var open = db.Charges.Where(c => c.Paid < c.Total && c.CancelledOn == null && c.DueOn <= day).Select(c => new { c.LeaseId, c.DueOn, Amount = c.Total - c.Paid });
        var since = db.Allocations.Where(a => a.EffectiveOn > a.DueOn && a.EffectiveOn > day && a.DueOn <= day).Select(a => new { a.LeaseId, a.DueOn, a.Amount });
        var parts = await open.Concat(since).GroupBy(x => new { x.LeaseId, x.DueOn })
            .Select(g => new { g.Key.LeaseId, g.Key.DueOn, Amount = g.Sum(x => x.Amount) }).Where(x => x.Amount != 0).ToListAsync(ct);
        var owed = parts.GroupBy(x => x.LeaseId).ToDictionary(g => g.Key, g => g.OrderBy(x => x.DueOn).ToList());
        foreach (var batch in owed.Keys.Order().Chunk(Batch))
        {
            var leases = from l in db.Leases
                         join u in db.Units on l.UnitId equals u.Id
                         join p in db.Properties on u.PropertyId equals p.Id
                         join t in db.Tenants on l.TenantId equals t.Id
                         where EF.Parameter(batch).Contains(l.Id)
                         orderby l.Id
                         select new { l.Id, l.Code, Tenant = t.Name, Property = p.Name, Unit = u.Label };
            foreach (var l in await leases.ToListAsync(ct))
            {
                var due = owed[l.Id];
                var late = day.DayNumber - due[0].DueOn.DayNumber;
                long Aged(int least, int most) => due.Where(x => day.DayNumber - x.DueOn.DayNumber is var days && days >= least && days <= most).Sum(x => x.Amount);
                yield return [l.Code, l.Tenant, l.Property, l.Unit, due[0].DueOn, (long)late,
                    Aged(0, 30), Aged(31, 60), Aged(61, 90), Aged(91, int.MaxValue), due.Sum(x => x.Amount)];
            }
        }
    }

    private const int Batch = 1000;
}
