using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <param name="Ids">One page of what was found, sorted; none where the indexes have it.</param>
/// <param name="ByIndex">A text left nothing out, or there was none.</param>
public sealed record PaymentsFound(List<long> Ids, PaymentTotals Totals, bool ByIndex);

/// <summary>
/// Filters payments and adds them up in memory, and sorts what a text finds: in the code of the lease, the tenant's name, address and numbers
/// (the database knows which leases those are, by two small tables) and in the payment's own reference, case and accents aside.
/// </summary>
public sealed class PaymentFinder(IDbContextFactory<EstateDbContext> factory, PaymentColumns payments)
{
    private const int Few = 400;

    public async Task<PaymentsFound> FindAsync(PaymentFilter filter, PaymentOrder order, PageRequest page, CancellationToken ct = default)
    {
        var table = await payments.NowAsync(ct);
        if (filter.IsAll)
        {
            return new([], new PaymentTotals(table.Count, table.Sum), ByIndex: true);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var fits = await PaymentTest.OfAsync(db, filter, ct);
        if (filter.Q is not { } text)
        {
            return new([], table.Total(fits), ByIndex: true);
        }

        var (found, totals, leftOut) = table.Find(Fold.Of(text), await PaymentSearch.Named(db, text).ToHashSetAsync(ct), fits);
        return !leftOut || page.Skip >= found.Count
            ? new([], totals, ByIndex: !leftOut)
            : new([.. (await SortedAsync(db, table.Rows, found, order, ct)).Skip(page.Skip).Take(page.PageSize).Select(i => table.Rows[i].Id)], totals, ByIndex: false);
    }

    // What was found stands in the order of the numbers, and equals stay in the order in which they came.
    private static async Task<IEnumerable<int>> SortedAsync(EstateDbContext db, PaymentCells[] rows, List<int> found, PaymentOrder order, CancellationToken ct)
    {
        var byLease = order.By is PaymentSort.Lease or PaymentSort.Tenant;
        if (order.Descending || byLease)
        {
            found.Reverse();
        }

        if (byLease)
        {
            var leases = found.Select(i => rows[i].LeaseId).ToHashSet();
            var rank = (await PaymentSearch.Leases(db, order.By, leases.Count <= Few ? leases : null).ToListAsync(ct))
                .Select((id, at) => (id, at)).ToDictionary(x => x.id, x => order.Descending ? -x.at : x.at);
            return found.OrderBy(i => rank.GetValueOrDefault(rows[i].LeaseId)).ThenByDescending(i => rows[i].Date);
        }

        return (order.By, order.Descending) switch
        {
            (PaymentSort.Amount, false) => found.OrderBy(i => rows[i].Amount),
            (PaymentSort.Amount, true) => found.OrderByDescending(i => rows[i].Amount),
            (PaymentSort.Date, false) => found.OrderBy(i => rows[i].Date),
            (PaymentSort.Date, true) => found.OrderByDescending(i => rows[i].Date),
            _ => found,
        };
    }
}
