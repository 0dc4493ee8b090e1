using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Plans;

/// <summary>
/// Legal checks that were not made by their day: told the day after, and again after 8 and 30 days. After a standstill the newest
/// of these alone is told.
/// </summary>
public sealed class LegalCheckScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, PlanStandings plans, AgencyClock clock) : ReminderScan(factory, writer)
{
    private static readonly int[] DaysLate = [1, 8, 30];

    public override string Name => "legal-checks";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var late = (await plans.ReadAsync(ct)).Where(s => s.IsOverdueCheck(day)).Select(s => (s.Plan.Id, Due: s.DueOn(day)!.Value)).OrderBy(s => s.Due).ThenBy(s => s.Id).ToList();
        if (late.Count == 0)
        {
            return [];
        }

        var ids = late.ConvertAll(s => s.Id);
        var told = await Told(db, EventKinds.LegalCheckOverdue.Key, nameof(PreventivePlan)).Where(n => EF.Parameter(ids).Contains(n.SubjectId))
            .GroupBy(n => n.SubjectId).Select(g => new { g.Key, Last = g.Max(n => n.Milestone) }).ToDictionaryAsync(g => g.Key, g => g.Last, ct);
        return [.. late.Where(s => !(told.GetValueOrDefault(s.Id) >= Steps.Newest(s.Due, day, DaysLate))).Select(s => s.Id)];
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        var standings = await db.Standings(db.PreventivePlans.Where(p => EF.Parameter(batch).Contains(p.Id))).ToListAsync(ct);
        foreach (var check in await db.OverdueChecksAsync(standings, day, ct))
        {
            findings.Notifications.Add(EventKinds.LegalCheckOverdue
                .About(new(nameof(PreventivePlan), check.PlanId, check.PlanCode), clock.UtcNow, null, check.Title, check.Place, check.DueOn).OnDay(Steps.Newest(check.DueOn, day, DaysLate)!.Value));
        }

        return findings;
    }
}
