using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>
/// Deposits to be returned (domain rule 13): told on the day after the lease's last, and again some days before the month is over.
/// Two months after the end, when the law's longer term is over too, nothing more is told.
/// </summary>
public sealed class DepositScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, ReminderOptions options) : ReminderScan(factory, writer)
{
    private const int FirstStep = 1;

    public override string Name => "deposits";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        if (day.Year is 1 or 9999)
        {
            // The calendar ends somewhere.
            return [];
        }

        // Months differ in length, so which last days have come to the second step is counted here.
        var (pressing, earliest) = (Steps.Add(day, -1), Steps.Add(day, -1));
        while (pressing > DateOnly.MinValue && Again(pressing) > day)
        {
            pressing = pressing.AddDays(-1);
        }

        while (earliest > DateOnly.MinValue && DepositRule.LatestReturn(earliest) >= day)
        {
            earliest = earliest.AddDays(-1);
        }

        var told = Told(db, EventKinds.DepositToReturn);
        var fresh = await db.Closing(Steps.Add(pressing, 1), Steps.Add(day, -1)).Where(l => l.Deposit > 0).NotTold(told, FirstStep).Select(l => l.Id).ToListAsync(ct);
        var again = await db.Closing(Steps.Add(earliest, 1), pressing).Where(l => l.Deposit > 0).NotTold(told, FirstStep + 1).Select(l => l.Id).ToListAsync(ct);
        return [.. fresh.Concat(again).Order()];
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        foreach (var lease in await db.LeaseEndsAsync(batch, ct))
        {
            var pressing = Again(lease.LastDay) <= day;
            findings.Notifications.Add(EventKinds.DepositToReturn
                .About(lease.Subject, clock.UtcNow, null, lease.Tenant, NotificationArg.OfMoney(lease.Deposit), lease.Code, DepositRule.ReturnBy(lease.LastDay))
                .With(pressing ? Severity.Critical : EventKinds.DepositToReturn.Severity)
                .OnDay(pressing ? Again(lease.LastDay) : lease.LastDay.AddDays(FirstStep)));
        }

        return findings;
    }

    private DateOnly Again(DateOnly lastDay) => DepositRule.ReturnBy(lastDay).AddDays(-options.DepositDays);
}
