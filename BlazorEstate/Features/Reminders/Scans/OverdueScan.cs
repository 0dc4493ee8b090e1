using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>
/// Leases with overdue rent: one notification per lease when one of its charges comes to a step (1, 8, 15, 30 days), however many
/// steps passed since the scan ran last, and the reminder of that step to the tenant.
/// </summary>
public sealed class OverdueScan(
    IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, ReminderOptions options, TenantMailOptions mails) : ReminderScan(factory, writer)
{
    public override string Name => "overdue";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var told = Told(db, EventKinds.RentOverdue.Key);
        var found = new SortedSet<long>();
        foreach (var (days, first, last) in Steps.On(day, options.OverdueDays))
        {
            found.UnionWith(await db.StillOpen().Where(c => c.DueOn >= first && c.DueOn <= last)
                .Where(c => !told.Any(n => n.SubjectId == c.LeaseId && n.Milestone >= c.DueOn.AddDays(days)))
                .Select(c => c.LeaseId).Distinct().ToListAsync(ct));
        }

        return found;
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var (findings, at) = (new Findings(), clock.UtcNow);
        var charges = await db.OpenChargesAsync(batch, Steps.Add(day, -1), ct);
        var told = await Told(db, EventKinds.RentOverdue.Key).Where(n => EF.Parameter(batch).Contains(n.SubjectId))
            .GroupBy(n => n.SubjectId).Select(g => new { g.Key, Last = g.Max(n => n.Milestone) }).ToDictionaryAsync(x => x.Key, x => x.Last, ct);
        foreach (var lease in await db.PartiesAsync(batch, ct))
        {
            var (open, last) = (new OverdueCase([.. charges[lease.LeaseId]], day, options), told.GetValueOrDefault(lease.LeaseId));
            if (open.Milestone is not { } milestone || milestone <= last)
            {
                continue;
            }

            findings.Notifications.Add(EventKinds.RentOverdue
                .About(new(nameof(Lease), lease.LeaseId, lease.LeaseCode), at, null,
                    lease.Tenant, NotificationArg.OfMoney(open.Total), lease.LeaseCode, NotificationArg.OfNumber(open.DaysLate))
                .With(open.Severity).OnDay(milestone));
            if (mails.Enabled && lease.TakesMail && open.Letter(last) is var (kind, on))
            {
                findings.Write(kind, open.Reminder(lease.Place), lease, string.Create(CultureInfo.InvariantCulture, $"{kind.Key}/{lease.LeaseId}/{on:yyyyMMdd}"), at);
            }
        }

        return findings;
    }
}
