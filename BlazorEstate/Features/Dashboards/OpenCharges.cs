using BlazorEstate.Data;
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

    /// <summary>For today and days to come: nothing came after them, so each sum reads the open charges alone.</summary>
    public static async Task<OpenSummary> NowAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (yesterday, d30, d60, d90) = (Before(day, 1), Before(day, 30), Before(day, 60), Before(day, 90));
        var sums = await At(db, day, day).GroupBy(_ => 1).Select(g => new
        {
            Ages = new Ageing(
                g.Sum(x => x.DueOn >= d30 ? x.Amount : 0),
                g.Sum(x => x.DueOn < d30 && x.DueOn >= d60 ? x.Amount : 0),
                g.Sum(x => x.DueOn < d60 && x.DueOn >= d90 ? x.Amount : 0),
                g.Sum(x => x.DueOn < d90 ? x.Amount : 0)),
            Overdue = g.Sum(x => x.DueOn < day ? x.Amount : 0),
        }).SingleOrDefaultAsync(ct);
        return new OpenSummary(
            sums?.Ages ?? new Ageing(0, 0, 0, 0), sums?.Overdue ?? 0,
            await LeasesAsync(db, day, day, ct),
            await LeasesAsync(db, day, yesterday, ct),
            await NameAsync(db, await MostAsync(db, day, day, Debtors, ct), ct),
            await NameAsync(db, await MostAsync(db, day, yesterday, HomeQueries.Rows, ct), ct));
    }

    /// <summary>For a past day: one pass over the late money of all days since, lease by lease.</summary>
    public static async Task<OpenSummary> ThenAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (d30, d60, d90) = (Before(day, 30), Before(day, 60), Before(day, 90));
        var rows = await At(db, day, day).GroupBy(x => x.LeaseId).Select(g => new
        {
            Lease = g.Key,
            Total = g.Sum(x => x.Amount),
            D31 = g.Sum(x => x.DueOn < d30 ? x.Amount : 0),
            D61 = g.Sum(x => x.DueOn < d60 ? x.Amount : 0),
            D91 = g.Sum(x => x.DueOn < d90 ? x.Amount : 0),
            Overdue = g.Sum(x => x.DueOn < day ? x.Amount : 0),
        }).ToListAsync(ct);
        var (total, d31, d61, d91) = (rows.Sum(r => r.Total), rows.Sum(r => r.D31), rows.Sum(r => r.D61), rows.Sum(r => r.D91));
        return new OpenSummary(
            new Ageing(total - d31, d31 - d61, d61 - d91, d91), rows.Sum(r => r.Overdue), rows.Count(r => r.Total > 0), rows.Count(r => r.Overdue > 0),
            await NameAsync(db, Most(rows.Select(r => new Debt(r.Lease, r.Total)), Debtors), ct),
            await NameAsync(db, Most(rows.Select(r => new Debt(r.Lease, r.Overdue)), HomeQueries.Rows), ct));
    }

    /// <summary>What was overdue at the end of a day.</summary>
    public static Task<long> OverdueAsync(EstateDbContext db, DateOnly day, CancellationToken ct) => At(db, day, Before(day, 1)).SumAsync(x => x.Amount, ct);

    private static Task<int> LeasesAsync(EstateDbContext db, DateOnly day, DateOnly dueBy, CancellationToken ct) =>
        At(db, day, dueBy).GroupBy(x => x.LeaseId).Where(g => g.Sum(x => x.Amount) > 0).CountAsync(ct);

    private static Task<List<Debt>> MostAsync(EstateDbContext db, DateOnly day, DateOnly dueBy, int count, CancellationToken ct) =>
        At(db, day, dueBy).GroupBy(x => x.LeaseId).Select(g => new { Lease = g.Key, Owed = g.Sum(x => x.Amount) })
            .Where(x => x.Owed > 0).OrderByDescending(x => x.Owed).ThenBy(x => x.Lease).Take(count).Select(x => new Debt(x.Lease, x.Owed)).ToListAsync(ct);

    private static List<Debt> Most(IEnumerable<Debt> debts, int count) =>
        [.. debts.Where(d => d.Owed > 0).OrderByDescending(d => d.Owed).ThenBy(d => d.Lease).Take(count)];

    private static async Task<IReadOnlyList<Debtor>> NameAsync(EstateDbContext db, List<Debt> top, CancellationToken ct)
    {
        var ids = top.ConvertAll(d => d.Lease);
        var names = await db.Leases.Where(l => ids.Contains(l.Id))
            .Join(db.Tenants, l => l.TenantId, t => t.Id, (l, t) => new { l.Id, l.Code, t.Name }).ToDictionaryAsync(x => x.Id, ct);
        return top.ConvertAll(d => new Debtor(names[d.Lease].Code, names[d.Lease].Name, d.Owed));
    }

    private static IQueryable<Part> At(EstateDbContext db, DateOnly day, DateOnly dueBy)
    {
        var stillOpen = db.Charges.Where(c => c.Paid < c.Total && c.CancelledOn == null && c.DueOn <= dueBy)
            .Select(c => new Part { LeaseId = c.LeaseId, DueOn = c.DueOn, Amount = c.Total - c.Paid });
        var paidSince = db.Allocations.Where(a => a.EffectiveOn > a.DueOn && a.EffectiveOn > day && a.DueOn <= dueBy)
            .Select(a => new Part { LeaseId = a.LeaseId, DueOn = a.DueOn, Amount = a.Amount });
        return stillOpen.Concat(paidSince);
    }

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
