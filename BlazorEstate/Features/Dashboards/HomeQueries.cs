using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Dashboards;

/// <summary>The home page's figures: computed once per change, whoever looks.</summary>
public sealed class HomeQueries(IDbContextFactory<EstateDbContext> factory, RevisionCache cache, StatisticsQueries statistics, AgencyClock clock)
{
    public const int EndingDays = 60;
    public const int Rows = 6;

    public ValueTask<MoneyFigures> MoneyAsync(CancellationToken ct = default)
    {
        var today = clock.Today;
        return cache.GetAsync($"home/money/{today:O}", _ => 8192, stop => ReadMoneyAsync(today, stop), ct);
    }

    public ValueTask<AttentionFigures> AttentionAsync(CancellationToken ct = default)
    {
        var today = clock.Today;
        return cache.GetAsync($"home/attention/{today:O}", _ => 4096, stop => ReadAttentionAsync(today, stop), ct);
    }

    private async Task<MoneyFigures> ReadMoneyAsync(DateOnly today, CancellationToken ct)
    {
        // The two sums over a year are the most of it: they run beside the rest.
        var (billed, collected) = (Task.Run(() => BilledAsync(today, ct), ct), Task.Run(() => CollectedAsync(today, ct), ct));
        var now = await statistics.AsOfAsync(today, ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var before = await OpenCharges.OverdueAsync(db, today.AddMonths(-1), ct);
        var dues = await DuesAsync(db, today, ct);
        return new MoneyFigures(now, before, dues, Months(today, await billed, await collected));
    }

    private static async Task<DuesOfDay> DuesAsync(EstateDbContext db, DateOnly today, CancellationToken ct)
    {
        var charges = db.Charges.Where(c => c.CancelledOn == null);
        var day = await charges.Where(c => c.DueOn >= today).OrderBy(c => c.DueOn).Select(c => (DateOnly?)c.DueOn).FirstOrDefaultAsync(ct) ?? today;
        var all = await charges.Where(c => c.DueOn == day).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Total = g.Sum(c => c.Total) }).SingleOrDefaultAsync(ct);
        var open = charges.Where(c => c.Paid < c.Total && c.DueOn == day);
        var sums = await open.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Sum = g.Sum(c => c.Total - c.Paid) }).SingleOrDefaultAsync(ct);
        var ids = await open.OrderByDescending(c => c.Total - c.Paid).Select(c => c.Id).Take(Rows).ToListAsync(ct);
        if (ids.Count < Rows)
        {
            ids.AddRange(await charges.Where(c => c.DueOn == day && c.Paid == c.Total).OrderByDescending(c => c.Total).Select(c => c.Id).Take(Rows - ids.Count).ToListAsync(ct));
        }

        return new DuesOfDay(day, all?.Count ?? 0, all?.Total ?? 0, sums?.Count ?? 0, sums?.Sum ?? 0, await ItemsAsync(db, ids, today, ct));
    }

    private static async Task<IReadOnlyList<DueItem>> ItemsAsync(EstateDbContext db, List<long> ids, DateOnly today, CancellationToken ct)
    {
        var rows = await (from c in db.Charges.AsNoTracking()
                          where ids.Contains(c.Id)
                          join l in db.Leases on c.LeaseId equals l.Id
                          join t in db.Tenants on l.TenantId equals t.Id
                          join u in db.Units on l.UnitId equals u.Id
                          select new { Charge = c, l.Code, t.Name, u.Label }).ToListAsync(ct);
        return [.. rows.OrderBy(r => ids.IndexOf(r.Charge.Id))
            .Select(r => new DueItem(r.Code, r.Name, r.Label, r.Charge.Total, r.Charge.Paid, r.Charge.StatusOn(today)))];
    }

    private static DateOnly FirstOf(DateOnly day, int months) => new DateOnly(day.Year, day.Month, 1).AddMonths(months);

    private async Task<List<DaySum>> BilledAsync(DateOnly today, CancellationToken ct)
    {
        var (oldest, until) = (FirstOf(today, -11), FirstOf(today, 1));
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Charges.Where(c => c.CancelledOn == null && c.DueOn >= oldest && c.DueOn < until)
            .GroupBy(c => c.DueOn).Select(g => new DaySum(g.Key, g.Sum(c => c.Total))).ToListAsync(ct);
    }

    private async Task<List<DaySum>> CollectedAsync(DateOnly today, CancellationToken ct)
    {
        var (oldest, until) = (FirstOf(today, -11), FirstOf(today, 1));
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Payments.Where(p => p.Date >= oldest && p.Date < until)
            .GroupBy(p => p.Date).Select(g => new DaySum(g.Key, g.Sum(p => p.Amount))).ToListAsync(ct);
    }

    private static List<MonthFigures> Months(DateOnly today, List<DaySum> billed, List<DaySum> collected)
    {
        static Dictionary<DateOnly, long> ByMonth(List<DaySum> days) => days.GroupBy(d => FirstOf(d.Day, 0)).ToDictionary(g => g.Key, g => g.Sum(d => d.Sum));
        var (due, paid) = (ByMonth(billed), ByMonth(collected));
        return [.. Enumerable.Range(-11, 12).Select(n => FirstOf(today, n)).Select(m => new MonthFigures(m, due.GetValueOrDefault(m), paid.GetValueOrDefault(m)))];
    }

    private async Task<AttentionFigures> ReadAttentionAsync(DateOnly today, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var last = today.AddDays(EndingDays);
        var ending = db.Leases.Where(l => l.LastDay >= today && l.LastDay <= last && l.Start <= today);
        var urgent = db.Interventions.Where(i => i.CompletedOn == null && i.Priority == InterventionPriority.Urgent
            && i.Status != InterventionStatus.Declined && i.Status != InterventionStatus.Completed && i.Status != InterventionStatus.Closed);
        return new AttentionFigures(
            await StatisticsQueries.OccupancyAsync(db, today, ct),
            await StatisticsQueries.OccupancyAsync(db, today.AddMonths(-1), ct),
            await ending.CountAsync(ct),
            await (from l in ending
                   orderby l.LastDay, l.Code
                   join t in db.Tenants on l.TenantId equals t.Id
                   join u in db.Units on l.UnitId equals u.Id
                   select new EndingLease(l.Code, t.Name, u.Label, l.LastDay)).Take(Rows).ToListAsync(ct),
            await VacantAsync(db, today, ct),
            await urgent.CountAsync(ct),
            await (from i in urgent
                   orderby i.ReportedOn, i.Code
                   join u in db.Units on i.UnitId equals u.Id
                   select new UrgentIntervention(i.Code, i.Title, u.Code, u.Label, i.Priority, i.Status, i.ReportedOn)).Take(Rows).ToListAsync(ct));
    }

    /// <summary>The units that have stood empty the shortest: they are the ones in hand.</summary>
    private static async Task<IReadOnlyList<VacantUnit>> VacantAsync(EstateDbContext db, DateOnly today, CancellationToken ct)
    {
        var rows = await (from u in db.Units
                          where (u.OutOfServiceFrom == null || u.OutOfServiceFrom > today) && !db.Leases.Any(l => l.UnitId == u.Id && l.Start <= today && l.LastDay >= today)
                          let last = db.Leases.Where(l => l.UnitId == u.Id && l.LastDay < today).Max(l => (DateOnly?)l.LastDay)
                          join p in db.Properties on u.PropertyId equals p.Id
                          orderby last descending, u.Id
                          select new { u.Code, u.Label, p.Name, Last = last }).Take(Rows).ToListAsync(ct);
        return rows.ConvertAll(r => new VacantUnit(r.Code, r.Label, r.Name, r.Last?.AddDays(1)));
    }

    private sealed record DaySum(DateOnly Day, long Sum);
}
