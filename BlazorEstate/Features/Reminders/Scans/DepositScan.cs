using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>
/// Deposits to be returned (domain rule 13): told on the day after the lease's last, and again some days before the month is over, or
/// the two months where the exit inventory differs. Two months after the end, when the law's longer term is over too, nothing more is told.
/// </summary>
public sealed class DepositScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, ReminderOptions options) : ReminderScan(factory, writer)
{
    private const int FirstStep = 1;

    // Whatever the setting (1 to 25 days), the second step of one month comes before it and that of two months does not.
    private const int LateStep = 31;

    public override string Name => "deposits";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        if (day.Year is 1 or 9999)
        {
            // The calendar ends somewhere.
            return [];
        }

        var (pressing, pressingLate) = (Pressing(day, differs: false), Pressing(day, differs: true));
        var earliest = Steps.Add(day, -1);
        while (earliest > DateOnly.MinValue && DepositRule.LatestReturn(earliest) >= day)
        {
            earliest = earliest.AddDays(-1);
        }

        var (told, differing) = (Told(db, EventKinds.DepositToReturn.Key), db.LeasesLeftDiffering());
        var fresh = await db.Closing(Steps.Add(pressingLate, 1), Steps.Add(day, -1)).Where(l => l.Deposit > 0 && (l.LastDay > pressing || differing.Any(id => id == l.Id)))
            .NotTold(told, FirstStep).Select(l => l.Id).ToListAsync(ct);
        var again = await db.Closing(Steps.Add(earliest, 1), pressing).Where(l => l.Deposit > 0 && !differing.Any(id => id == l.Id)).NotTold(told, FirstStep + 1).Select(l => l.Id).ToListAsync(ct);
        var late = await db.Closing(Steps.Add(earliest, 1), pressingLate).Where(l => l.Deposit > 0 && differing.Any(id => id == l.Id)).NotTold(told, LateStep).Select(l => l.Id).ToListAsync(ct);
        return [.. fresh.Concat(again).Concat(late).Order()];
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        foreach (var lease in await db.LeaseEndsAsync(batch, ct))
        {
            var pressing = Again(lease.LastDay, lease.Differs) <= day;
            findings.Notifications.Add(EventKinds.DepositToReturn
                .About(lease.Subject, clock.UtcNow, null, lease.Tenant, NotificationArg.OfMoney(lease.Deposit), lease.Code, DepositRule.ReturnBy(lease.LastDay, lease.Differs))
                .With(pressing ? Severity.Critical : EventKinds.DepositToReturn.Severity)
                .OnDay(pressing ? Again(lease.LastDay, lease.Differs) : lease.LastDay.AddDays(FirstStep)));
        }

        return findings;
    }

    // Months differ in length, so which last days have come to the second step is counted here.
    private DateOnly Pressing(DateOnly day, bool differs)
    {
        var last = Steps.Add(day, -1);
        while (last > DateOnly.MinValue && Again(last, differs) > day)
        {
            last = last.AddDays(-1);
        }

        return last;
    }

    private DateOnly Again(DateOnly lastDay, bool differs) => DepositRule.ReturnBy(lastDay, differs).AddDays(-options.DepositDays);
}
