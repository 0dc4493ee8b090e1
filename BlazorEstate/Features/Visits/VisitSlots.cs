using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>What else happens around a visit. Instants are UTC.</summary>
internal static class VisitSlots
{
    private static readonly VisitStatus[] Away = [VisitStatus.Missed, VisitStatus.Cancelled];

    public static DateOnly DayOf(AgencyClock clock, DateTime utc) => DateOnly.FromDateTime(clock.ToLocal(utc));

    /// <summary>How long the unit's other visits of the same day take.</summary>
    public static async Task<TimeSpan> OthersAsync(EstateDbContext db, AgencyClock clock, Visit visit, CancellationToken ct)
    {
        var day = DayOf(clock, visit.Start);
        var (from, to) = (clock.ToUtc(day.ToDateTime(default)), clock.ToUtc(day.AddDays(1).ToDateTime(default)));
        var others = await db.Visits.Where(v => v.UnitId == visit.UnitId && v.Start >= from && v.Start < to && v.Id != visit.Id && !Away.Contains(v.Status))
            .Select(v => new { v.Start, v.End }).ToListAsync(ct);
        return others.Aggregate(TimeSpan.Zero, (sum, v) => sum + (v.End - v.Start));
    }

    /// <summary>The lease of this code on the unit; without a code the one that runs that day, or else begins next or ended last within a month.</summary>
    public static async Task<long?> LeaseAsync(EstateDbContext db, long unitId, string? code, DateOnly day, CancellationToken ct)
    {
        var leases = db.Leases.Where(l => l.UnitId == unitId);
        if (!string.IsNullOrWhiteSpace(code))
        {
            return await leases.Where(l => l.Code == code.Trim()).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        }

        var (before, after) = (day.AddDays(-31), day.AddDays(31));
        return await leases.Where(l => l.Start <= after && l.LastDay >= before)
            .OrderByDescending(l => l.Start <= day && l.LastDay >= day).ThenByDescending(l => l.Start > day).ThenBy(l => l.Start)
            .Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
    }
}
