using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Dashboards;

/// <summary>What one lease owed at a day, by age. Minor units.</summary>
internal sealed record OpenByLease(long LeaseId, long D0To30, long D31To60, long D61To90, long D90Plus, long Overdue)
{
    public long Total => D0To30 + D31To60 + D61To90 + D90Plus;
}

/// <summary>
/// What a day found open. It is what is open now on the charges due by then, plus the money that came only after the day:
/// both are read from small partial indexes, whatever the history.
/// </summary>
internal static class OpenCharges
{
    public static Task<List<OpenByLease>> ByLeaseAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (d30, d60, d90) = (Before(day, 30), Before(day, 60), Before(day, 90));
        var stillOpen = db.Charges.Where(c => c.Paid < c.Total && c.CancelledOn == null && c.DueOn <= day)
            .Select(c => new { c.LeaseId, c.DueOn, Amount = c.Total - c.Paid });
        var paidSince = db.Allocations.Where(a => a.EffectiveOn > a.DueOn && a.EffectiveOn > day && a.DueOn <= day)
            .Select(a => new { a.LeaseId, a.DueOn, a.Amount });
        return stillOpen.Concat(paidSince).GroupBy(x => x.LeaseId).Select(g => new OpenByLease(
            g.Key,
            g.Sum(x => x.DueOn >= d30 ? x.Amount : 0),
            g.Sum(x => x.DueOn < d30 && x.DueOn >= d60 ? x.Amount : 0),
            g.Sum(x => x.DueOn < d60 && x.DueOn >= d90 ? x.Amount : 0),
            g.Sum(x => x.DueOn < d90 ? x.Amount : 0),
            g.Sum(x => x.DueOn < day ? x.Amount : 0))).ToListAsync(ct);
    }

    // The first days of the calendar have none before them.
    private static DateOnly Before(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));
}
