using BlazorEstate.Data;
using BlazorEstate.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Live;

/// <summary>
/// Notices what other running programs saved (a second server, an import from the command line) by following the audit
/// trail and the signs of what people read, and publishes it here. What this program saved itself was published when it was saved.
/// </summary>
public sealed class AuditTail(IDbContextFactory<EstateDbContext> factory, Revision revision, EstateChanges changes, TimeProvider time, ILogger<AuditTail> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (seen, signs) = (-1L, -1L);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                seen = seen < 0 ? await revision.NowAsync(stoppingToken) : await FollowAsync(seen, stoppingToken);
                signs = await FollowReadingAsync(signs, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Could not follow the audit trail; trying again");
            }
        }
    }

    /// <summary>Publishes what others wrote after the row seen last; returns the newest row's number.</summary>
    public async Task<long> FollowAsync(long seen, CancellationToken ct)
    {
        var newest = await revision.NowAsync(ct);
        if (newest == seen)
        {
            return seen;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var kinds = await db.AuditEntries.Where(a => a.Id > seen && a.Id <= newest && a.Instance != ThisInstance.Id)
            .Select(a => a.SubjectKind).Distinct().ToListAsync(ct);
        var heard = kinds.Aggregate(ChangeKinds.None, (all, kind) => all | KindOf(kind));
        if (heard != ChangeKinds.None)
        {
            var each = Enum.GetValues<ChangeKinds>().Where(k => k is not (ChangeKinds.None or ChangeKinds.Everything) && heard.HasFlag(k));
            changes.Publish([.. each.Select(k => new EstateChange(k))]);
        }

        return newest;
    }

    /// <summary>Publishes whose notifications were read, done or put off elsewhere after the sign seen last, which leave no audit row; returns the newest sign's number. Below zero nothing was seen, and all is the past.</summary>
    public async Task<long> FollowReadingAsync(long seen, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (seen < 0)
        {
            return await db.ReadingSigns.MaxAsync(s => (long?)s.Number, ct) ?? 0;
        }

        var signs = await db.ReadingSigns.AsNoTracking().Where(s => s.Number > seen).OrderBy(s => s.Number).ToListAsync(ct);
        changes.Publish([.. signs.Where(s => s.Instance != ThisInstance.Id).Select(s => new EstateChange(ChangeKinds.Reading, s.UserId))]);
        return signs.Count == 0 ? seen : signs[^1].Number;
    }

    private static ChangeKinds KindOf(string subject) => subject switch
    {
        "Owner" => ChangeKinds.Owner,
        "Property" => ChangeKinds.Property,
        "Unit" or "ReportLink" => ChangeKinds.Unit,
        "Tenant" => ChangeKinds.Tenant,
        "Lease" or "LeaseLine" => ChangeKinds.Lease | ChangeKinds.Notification,
        "Payment" => ChangeKinds.Payment | ChangeKinds.Lease | ChangeKinds.Charge | ChangeKinds.Notification,
        "Charge" => ChangeKinds.Charge | ChangeKinds.Lease,
        "Intervention" or "Quote" or "VendorInvoice" => ChangeKinds.Intervention,
        "Vendor" => ChangeKinds.Vendor,
        "Notification" => ChangeKinds.Notification | ChangeKinds.Mail,
        "OutgoingMail" => ChangeKinds.Mail | ChangeKinds.Notification,
        "StoredDocument" => ChangeKinds.Document,
        "ReportRun" => ChangeKinds.Report | ChangeKinds.Notification,
        "PreventivePlan" => ChangeKinds.Plan,
        "Equipment" => ChangeKinds.Equipment,
        "Inventory" => ChangeKinds.Inventory,
        "Visit" => ChangeKinds.Visit | ChangeKinds.Notification,
        "ImportRun" => ChangeKinds.Everything,
        "EstateUser" => ChangeKinds.User | ChangeKinds.Session | ChangeKinds.Notification,
        "NotificationPreference" => ChangeKinds.Reading,
        _ => ChangeKinds.None,
    };
}
