using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Vendors;

/// <summary>
/// Insurances and contracts of active vendors that come to their last day: one notification for each 30 and 7 days before and on the day,
/// only for the newest of these steps that was reached, however many passed since the scan ran last.
/// </summary>
public sealed class VendorExpiryScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock) : ReminderScan(factory, writer)
{
    private static readonly int[] Before = [-Validities.Near, -7, 0];

    public override string Name => "vendors";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var (active, found) = (db.Vendors.Where(v => v.Active), new SortedSet<long>());
        foreach (var (kind, papers) in new[]
        {
            (EventKinds.VendorInsuranceEnding, active.Select(v => new Paper { Id = v.Id, Until = v.InsuredUntil })),
            (EventKinds.VendorContractEnding, active.Select(v => new Paper { Id = v.Id, Until = v.ContractUntil })),
        })
        {
            var told = Told(db, kind.Key, nameof(Vendor));
            foreach (var (days, first, last) in Steps.On(day, Before))
            {
                found.UnionWith(await papers.Where(p => p.Until >= first && p.Until <= last)
                    .Where(p => !told.Any(n => n.SubjectId == p.Id && n.Milestone == p.Until!.Value.AddDays(days))).Select(p => p.Id).ToListAsync(ct));
            }
        }

        return found;
    }

    // Of both papers: what was told of the other is left out as it is written.
    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var findings = new Findings();
        foreach (var v in await db.Vendors.Where(v => v.Active && EF.Parameter(batch).Contains(v.Id)).Select(v => new { v.Id, v.Code, v.Name, v.InsuredUntil, v.ContractUntil }).ToListAsync(ct))
        {
            Tell(EventKinds.VendorInsuranceEnding, v.InsuredUntil);
            Tell(EventKinds.VendorContractEnding, v.ContractUntil);

            void Tell(EventKind kind, DateOnly? until)
            {
                if (until is { } last && Steps.Newest(last, day, Before) is { } milestone)
                {
                    var notice = kind.About(new(nameof(Vendor), v.Id, v.Code), clock.UtcNow, null, v.Name, last, v.Code).OnDay(milestone);
                    findings.Notifications.Add(milestone == last ? notice.With(Severity.Critical) : notice);
                }
            }
        }

        return findings;
    }

    private sealed class Paper
    {
        public long Id { get; init; }

        public DateOnly? Until { get; init; }
    }
}
