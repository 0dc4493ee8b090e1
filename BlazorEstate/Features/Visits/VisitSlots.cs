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

    /// <summary>A time without a zone is the agency's.</summary>
    public static DateTime Utc(AgencyClock clock, DateTime time) => time.Kind switch
    {
        DateTimeKind.Utc => time,
        DateTimeKind.Local => time.ToUniversalTime(),
        _ => clock.ToUtc(time),
    };

    /// <summary>How long the unit's other visits of the same day take.</summary>
    public static async Task<TimeSpan> OthersAsync(EstateDbContext db, AgencyClock clock, Visit visit, CancellationToken ct)
    {
        var day = DayOf(clock, visit.Start);
        var (from, to) = (clock.ToUtc(day.ToDateTime(default)), clock.ToUtc(day.AddDays(1).ToDateTime(default)));
        var others = await db.Visits.Where(v => v.UnitId == visit.UnitId && v.Start >= from && v.Start < to && v.Id != visit.Id && !Away.Contains(v.Status))
            .Select(v => new { v.Start, v.End }).ToListAsync(ct);
        return others.Aggregate(TimeSpan.Zero, (sum, v) => sum + (v.End - v.Start));
    }
}
