using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <param name="Ids">One page of what was found, sorted.</param>
/// <param name="Everything">The text left nothing out; then there are no ids.</param>
public sealed record PaymentsFound(List<long> Ids, PaymentTotals Totals, bool Everything);

/// <summary>
/// Finds payments by a text: in the code of the lease, the tenant's name, address and numbers (the database knows which leases those are,
/// by two small tables) and in the payment's own reference, case and accents aside. Filters, sums and sorts in memory.
/// </summary>
public sealed class PaymentTextSearch(IDbContextFactory<EstateDbContext> factory, PaymentColumns payments)
{
    public async Task<PaymentsFound> FindAsync(string text, PaymentFilter filter, PaymentOrder order, PageRequest page, CancellationToken ct = default)
    {
        var table = await payments.NowAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = table.Find(Fold.Of(text), await PaymentSearch.Named(db, text).ToHashSetAsync(ct));
        var everything = found.Count == table.Count;
        found = await FilteredAsync(db, table.Rows, found, filter, ct);
        var sum = 0L;
        foreach (var i in found)
        {
            sum += table.Rows[i].Amount;
        }

        var totals = new PaymentTotals(found.Count, sum);
        return everything || page.Skip >= found.Count
            ? new([], totals, everything)
            : new([.. (await SortedAsync(db, table.Rows, found, order, ct)).Skip(page.Skip).Take(page.PageSize).Select(i => table.Rows[i].Id)], totals, false);
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
