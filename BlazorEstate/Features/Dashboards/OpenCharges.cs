using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Dashboards;

/// <summary>What was open at the end of a day, by age; what of it was overdue, on how many leases each, and who owed the most. Minor units.</summary>
internal sealed record OpenSummary(Ageing Ages, long Overdue, int Leases, int OverdueLeases, IReadOnlyList<Debtor> TopDebtors, IReadOnlyList<Debtor> TopOverdue);

/// <summary>
/// What a day found open. It is what is open now on the charges due by then, plus the money that came only after the day:
/// both are read from small partial indexes, whatever the history.
/// </summary>
internal static class OpenCharges
{
    private const int Debtors = 10;

    /// <summary>One pass, lease by lease. For today nothing came later, and without it SQLite has the leases in order already.</summary>
    public static async Task<OpenSummary> AtAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var parts = await Since(db, day).AnyAsync(ct) ? At(db, day, day) : Open(db, day);
        var rows = await parts.GroupBy(x => x.LeaseId).Select(g => new { Lease = g.Key, Total = g.Sum(x => x.Amount), Overdue = g.Sum(x => x.DueOn < day ? x.Amount : 0) }).ToListAsync(ct);
        Task<long> OlderAsync(DateOnly due) => parts.Where(x => x.DueOn < due).SumAsync(x => x.Amount, ct);
        var (total, d31, d61, d91) = (rows.Sum(r => r.Total), await OlderAsync(Before(day, 30)), await OlderAsync(Before(day, 60)), await OlderAsync(Before(day, 90)));
        return new OpenSummary(
            new Ageing(total - d31, d31 - d61, d61 - d91, d91), rows.Sum(r => r.Overdue), rows.Count(r => r.Total > 0), rows.Count(r => r.Overdue > 0),
            await NameAsync(db, Most(rows.Select(r => new Debt(r.Lease, r.Total)), Debtors), ct),
            await NameAsync(db, Most(rows.Select(r => new Debt(r.Lease, r.Overdue)), HomeQueries.Rows), ct));
    }

    /// <summary>What was overdue at the end of a day.</summary>
    public static Task<long> OverdueAsync(EstateDbContext db, DateOnly day, CancellationToken ct) => At(db, day, Before(day, 1)).SumAsync(x => x.Amount, ct);

    private static List<Debt> Most(IEnumerable<Debt> debts, int count) =>
        [.. debts.Where(d => d.Owed > 0).OrderByDescending(d => d.Owed).ThenBy(d => d.Lease).Take(count)];

    private static async Task<IReadOnlyList<Debtor>> NameAsync(EstateDbContext db, List<Debt> top, CancellationToken ct)
    {
        var ids = top.ConvertAll(d => d.Lease);
        var names = await db.Leases.Where(l => ids.Contains(l.Id))
            .Join(db.Tenants, l => l.TenantId, t => t.Id, (l, t) => new { l.Id, l.Code, t.Name }).ToDictionaryAsync(x => x.Id, ct);
        return top.ConvertAll(d => new Debtor(names[d.Lease].Code, names[d.Lease].Name, d.Owed));
    }

    private static IQueryable<Part> At(EstateDbContext db, DateOnly day, DateOnly dueBy) =>
        Open(db, dueBy).Concat(Since(db, day).Where(a => a.DueOn <= dueBy).Select(a => new Part { LeaseId = a.LeaseId, DueOn = a.DueOn, Amount = a.Amount }));

    private static IQueryable<Part> Open(EstateDbContext db, DateOnly dueBy) => db.Charges.Where(c => c.Paid < c.Total && c.CancelledOn == null && c.DueOn <= dueBy)
        .Select(c => new Part { LeaseId = c.LeaseId, DueOn = c.DueOn, Amount = c.Total - c.Paid });

    private static IQueryable<PaymentAllocation> Since(EstateDbContext db, DateOnly day) => db.Allocations.Where(a => a.EffectiveOn > a.DueOn && a.EffectiveOn > day);

    // The first days of the calendar have none before them.
    private static DateOnly Before(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));

    private sealed class Part
    {
        public long LeaseId { get; init; }

        public DateOnly DueOn { get; init; }

        public long Amount { get; init; }
    }

    private sealed record Debt(long Lease, long Owed);
}
