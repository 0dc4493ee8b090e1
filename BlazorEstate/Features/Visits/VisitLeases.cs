using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>Which letting a visit concerns, where nobody says so.</summary>
internal static class VisitLeases
{
    private const int Around = 31;

    /// <summary>The unit's lease of this code; null where there is none.</summary>
    public static Task<long?> NamedAsync(EstateDbContext db, long unitId, string code, CancellationToken ct) =>
        db.Leases.Where(l => l.UnitId == unitId && l.Code == code.Trim()).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Whom an inventory concerns is who comes or goes: an entry the lease that begins nearest to the day and is not over, an exit the one that ran
    /// before the day and still does, else the one that ended last. Anything else concerns who is there, else who comes next or left last.
    /// All of it within a month.
    /// </summary>
    public static async Task<long?> FindAsync(EstateDbContext db, long unitId, VisitKind? kind, DateOnly day, CancellationToken ct)
    {
        var (before, after) = (day.AddDays(-Around), day.AddDays(Around));
        var near = await db.Leases.Where(l => l.UnitId == unitId && l.Start <= after && l.LastDay >= before).Select(l => new Near(l.Id, l.Start, l.LastDay)).ToListAsync(ct);
        var lastEnded = near.Where(l => l.LastDay < day).MaxBy(l => l.LastDay);
        return (kind switch
        {
            VisitKind.EntryInventory => near.Where(l => l.LastDay >= day).MinBy(l => Math.Abs(l.Start.DayNumber - day.DayNumber)),

            // Whoever moves in that day does not leave, unless nobody else does.
            VisitKind.ExitInventory => near.Find(l => l.Start < day && l.LastDay >= day) ?? lastEnded ?? near.Find(l => l.Start == day),
            _ => near.Find(l => l.Start <= day && l.LastDay >= day) ?? near.Where(l => l.Start > day).MinBy(l => l.Start) ?? lastEnded,
        })?.Id;
    }

    private sealed record Near(long Id, DateOnly Start, DateOnly LastDay);
}
