using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Data.Bulk;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Plans;

/// <summary>
/// Legal checks that were not made by their day: told the day after, and again after 8 and 30 days. After a standstill the newest
/// of these alone is told.
/// </summary>
public sealed class LegalCheckScan(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock) : IDailyScan
{
    public static IReadOnlyList<int> DaysLate { get; } = [1, 8, 30];

    public string Name => "legal-checks";

    public async Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var kind = EventKinds.LegalCheckOverdue;
        var since = await db.Notifications.Where(n => n.Kind == kind.Key && n.SubjectKind == nameof(PreventivePlan) && n.Milestone != null)
            .GroupBy(n => n.SubjectId).Select(g => new { g.Key, Told = g.Max(n => n.Milestone) }).ToDictionaryAsync(g => g.Key, g => g.Told, ct);
        var news = (await db.OverdueChecksAsync(day, ct: ct))
            .Select(c => (Check: c, Milestone: c.DueOn.AddDays(DaysLate.Last(d => c.DueOn.AddDays(d) <= day))))
            .Where(x => since.GetValueOrDefault(x.Check.PlanId) is not { } told || told < x.Milestone)
            .Select(x => kind.About(new(nameof(PreventivePlan), x.Check.PlanId, x.Check.PlanCode), clock.UtcNow, null, x.Check.Title, x.Check.Place, x.Check.DueOn).OnDay(x.Milestone)).ToList();
        if (news.Count == 0)
        {
            return new ScanRun(Name);
        }

        await using var tx = await db.BeginWriteAsync(ct);
        var count = await db.InsertNewAsync(news, ct);
        if (count > 0)
        {
            db.Note("scan-legal-checks", nameof(Notification), 0, day.ToString("O", CultureInfo.InvariantCulture), new { Notifications = new int?[] { null, count } });
            await db.SaveAsync(actor, ct);
            await tx.CommitAsync(ct);
            changes.Publish(new EstateChange(ChangeKinds.Notification));
        }

        return new ScanRun(Name, count);
    }
}
