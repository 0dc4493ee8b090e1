using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Dashboards;

/// <summary>
/// The figures of a day D, as the rows now tell them: billed = charges due up to D that are not cancelled; paid = payments dated up
/// to D, a reversal being a negative one on its own day; outstanding = what D found open on those charges; allocated = billed −
/// outstanding, which is the sum of the allocation rows that count by D; credit = paid − allocated. Arrears are what is outstanding,
/// aged per charge by the days from its due date to D; leases in arrears are those with any of it. Overdue is what was due before D.
/// </summary>
public sealed class StatisticsQueries(IDbContextFactory<EstateDbContext> factory, RevisionCache cache, AgencyClock clock)
{
    public ValueTask<Statistics> AsOfAsync(DateOnly day, CancellationToken ct = default) =>
        cache.GetAsync($"statistics/{day:O}", _ => 2048, stop => ReadAsync(day, stop), ct);

    private async Task<Statistics> ReadAsync(DateOnly day, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var open = await OpenCharges.AtAsync(db, day, ct);
        var (billed, paid) = await TotalsAsync(db, day, ct);
        return new Statistics(
            day, billed, paid, open.Ages.Total, open.Overdue, open.Leases, open.OverdueLeases, open.Ages,
            await OccupancyAsync(db, day, ct),
            await db.Interventions.Where(i => i.CompletedOn <= day).SumAsync(i => i.LabourCost + i.PartsCost, ct),
            open.TopDebtors, open.TopOverdue);
    }

    /// <summary>The sums up to the day: read forwards from the first day, or backwards from the running totals, whichever is nearer.</summary>
    private async Task<(long Billed, long Paid)> TotalsAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var charges = db.Charges.Where(c => c.CancelledOn == null);
        var first = await charges.OrderBy(c => c.DueOn).Select(c => c.DueOn).FirstOrDefaultAsync(ct);
        if (day.DayNumber < (first.DayNumber + clock.Today.DayNumber) / 2)
        {
            return (await charges.Where(c => c.DueOn <= day).SumAsync(c => c.Total, ct), await db.Payments.Where(p => p.Date <= day).SumAsync(p => p.Amount, ct));
        }

        // Each sum for itself: both in one query are a group to SQLite, and it sorts the rows of a group first.
        var (billed, paid) = (await db.LeaseAccounts.SumAsync(a => a.Billed, ct), await db.LeaseAccounts.SumAsync(a => a.Paid, ct));
        return (billed - await charges.Where(c => c.DueOn > day).SumAsync(c => c.Total, ct), paid - await db.Payments.Where(p => p.Date > day).SumAsync(p => p.Amount, ct));
    }

    internal static async Task<Occupancy> OccupancyAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var running = db.Leases.Where(l => l.LastDay >= day && l.Start <= day);
        var outOfService = db.Units.Where(u => u.OutOfServiceFrom != null && u.OutOfServiceFrom <= day);
        return new Occupancy(
            await running.Select(l => l.UnitId).Distinct().CountAsync(ct) - await outOfService.CountAsync(u => running.Any(l => l.UnitId == u.Id), ct),
            await db.Units.CountAsync(ct) - await outOfService.CountAsync(ct));
    }
}
