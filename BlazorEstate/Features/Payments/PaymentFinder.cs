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
    public async Task<PaymentsFound> FindAsync(PaymentFilter filter, PaymentOrder order, PageRequest page, CancellationToken ct = default)
    {
        var table = await payments.NowAsync(ct);
        if (filter.IsAll)
        {
            return new([], new PaymentTotals(table.Count, table.Sum), ByIndex: true);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var named = filter.Q is { } text ? table.Find(Fold.Of(text), await PaymentSearch.Named(db, text).ToHashSetAsync(ct)) : [.. Enumerable.Range(0, table.Count)];
        var byIndex = named.Count == table.Count;
        var found = await FilteredAsync(db, table.Rows, named, filter, ct);
        var totals = new PaymentTotals(found.Count, found.Sum(i => table.Rows[i].Amount));
        return byIndex || page.Skip >= found.Count
            ? new([], totals, byIndex)
            : new([.. (await SortedAsync(db, table.Rows, found, order, ct)).Skip(page.Skip).Take(page.PageSize).Select(i => table.Rows[i].Id)], totals, ByIndex: false);
    }

    private static async Task<List<int>> FilteredAsync(EstateDbContext db, PaymentCells[] rows, List<int> found, PaymentFilter f, CancellationToken ct)
    {
        if (f with { Q = null } == PaymentFilter.All || found.Count == 0)
        {
            return found;
        }

        var leases = PaymentSearch.Leases(db, f) is { } some ? await some.ToHashSetAsync(ct) : null;
        var inState = f.State is { } state ? await PaymentSearch.InState(db.Payments, state).Select(p => p.Id).ToHashSetAsync(ct) : null;
        return found.FindAll(i => rows[i] is var p
            && (f.From is null || p.Date >= f.From) && (f.To is null || p.Date <= f.To)
            && (f.Min is null || p.Amount >= f.Min) && (f.Max is null || p.Amount <= f.Max)
            && (f.Method is null || p.Method == f.Method)
            && (leases is null || leases.Contains(p.LeaseId)) && (inState is null || inState.Contains(p.Id)));
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
            var rank = (await PaymentSearch.Leases(db, order.By).ToListAsync(ct)).Select((id, at) => (id, at)).ToDictionary(x => x.id, x => order.Descending ? -x.at : x.at);
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
