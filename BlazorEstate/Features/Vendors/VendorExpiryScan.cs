using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Data.Bulk;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Vendors;

/// <summary>
/// Insurances and contracts of active vendors that come to their last day: one notification for each 30 and 7 days before and on the day,
/// only for the newest of these steps that was reached, however many passed since the scan ran last.
/// </summary>
public sealed class VendorExpiryScan(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock) : IDailyScan
{
    private const int BatchSize = 500;
    private static readonly int[] Steps = [Validities.Near, 7, 0];

    public string Name => "vendors";

    public async Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var told = 0;
        while (await WriteBatchAsync(day, actor, ct) is > 0 and var count)
        {
            told += count;
        }

        if (told > 0)
        {
            changes.Publish(new EstateChange(ChangeKinds.Notification));
        }

        return new ScanRun(Name, told);
    }

    // Looks without a lock first: mostly there is nothing.
    private async Task<int> WriteBatchAsync(DateOnly day, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if ((await FindAsync(db, day, ct)).Count == 0)
        {
            return 0;
        }

        await using var tx = await db.BeginWriteAsync(ct);
        var count = await db.InsertNewAsync(await FindAsync(db, day, ct), ct);
        if (count > 0)
        {
            db.Note("scan-vendors", nameof(Notification), 0, day.ToString("O", CultureInfo.InvariantCulture), new { Notifications = new int?[] { null, count } });
            await db.SaveAsync(actor, ct);
            await tx.CommitAsync(ct);
        }

        return count;
    }

    private async Task<List<Notification>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var active = db.Vendors.AsNoTracking().Where(v => v.Active);
        return
        [
            .. await FindAsync(db, EventKinds.VendorInsuranceEnding, active.Select(v => new Paper { Id = v.Id, Code = v.Code, Name = v.Name, Until = v.InsuredUntil }), day, ct),
            .. await FindAsync(db, EventKinds.VendorContractEnding, active.Select(v => new Paper { Id = v.Id, Code = v.Code, Name = v.Name, Until = v.ContractUntil }), day, ct),
        ];
    }

    // Each paper stands at one newest step on a day, so the last days fall into spans, one for each step.
    private async Task<List<Notification>> FindAsync(EstateDbContext db, EventKind kind, IQueryable<Paper> papers, DateOnly day, CancellationToken ct)
    {
        var (found, key) = (new List<Notification>(), kind.Key);
        for (var i = 0; i < Steps.Length; i++)
        {
            var days = Steps[i];
            var (first, last) = (i + 1 < Steps.Length ? Add(day, Steps[i + 1] + 1) : DateOnly.MinValue, Add(day, days));
            var ending = await papers.Where(p => p.Until >= first && p.Until <= last)
                .Where(p => !db.Notifications.Any(n => n.Kind == key && n.SubjectKind == nameof(Vendor) && n.SubjectId == p.Id && n.Milestone == p.Until!.Value.AddDays(-days)))
                .OrderBy(p => p.Id).Take(BatchSize).ToListAsync(ct);
            found.AddRange(ending.Select(p => Tell(kind, p, p.Until!.Value, days)));
        }

        return found;
    }

    private Notification Tell(EventKind kind, Paper p, DateOnly until, int days)
    {
        var notice = kind.About(new(nameof(Vendor), p.Id, p.Code), clock.UtcNow, null, p.Name, until, p.Code).OnDay(until.AddDays(-days));
        return days == 0 ? notice.With(Severity.Critical) : notice;
    }

    /// <summary>The calendar ends somewhere.</summary>
    private static DateOnly Add(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Min(day.DayNumber + days, DateOnly.MaxValue.DayNumber));

    private sealed class Paper
    {
        public long Id { get; init; }

        public string Code { get; init; } = "";

        public string Name { get; init; } = "";

        public DateOnly? Until { get; init; }
    }
}
