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
public sealed class LegalCheckScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock) : ReminderScan(factory, writer)
{
    private static readonly int[] DaysLate = [1, 8, 30];

    public override string Name => "legal-checks";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var told = await Told(db, EventKinds.LegalCheckOverdue.Key, nameof(PreventivePlan))
            .GroupBy(n => n.SubjectId).Select(g => new { g.Key, Last = g.Max(n => n.Milestone) }).ToDictionaryAsync(g => g.Key, g => g.Last, ct);
        return [.. (await db.OverdueChecksAsync(day, ct: ct)).Where(c => !(told.GetValueOrDefault(c.PlanId) >= Steps.Newest(c.DueOn, day, DaysLate))).Select(c => c.PlanId)];
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        var plans = await db.Standings(db.PreventivePlans.Where(p => EF.Parameter(batch).Contains(p.Id))).ToListAsync(ct);
        foreach (var check in await db.OverdueChecksAsync(plans, day, ct))
        {
            findings.Notifications.Add(EventKinds.LegalCheckOverdue
                .About(new(nameof(PreventivePlan), check.PlanId, check.PlanCode), clock.UtcNow, null, check.Title, check.Place, check.DueOn).OnDay(Steps.Newest(check.DueOn, day, DaysLate)!.Value));
        }

        return findings;
    }
}
