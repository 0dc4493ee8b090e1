using BlazorEstate.Data;
using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>What a lease lets and charges.</summary>
public sealed record LeaseTermsRow(long Id, LeaseKind Kind, RentTerms Terms);

/// <summary>The terms of all leases that run or will run, from which the calendar foresees charges and revisions.</summary>
public sealed class CalendarTerms(IDbContextFactory<EstateDbContext> factory, Revision revision, AgencyClock clock) : KeptRows<LeaseTermsRow>(factory, revision)
{
    /// <summary>Leases that ended so many days ago are still here: a due day lies no further from its period than a month.</summary>
    public const int Reach = 31;

    internal Task<IReadOnlyCollection<LeaseTermsRow>> ReadAsync(CancellationToken ct) => ReadAsync(clock.Today, ct);

    protected override async Task<Dictionary<long, LeaseTermsRow>> RowsAsync(EstateDbContext db, DateOnly day, List<long>? only, CancellationToken ct)
    {
        var running = db.Leases.AsNoTracking().Where(l => l.LastDay >= day.AddDays(-Reach));
        running = only is null ? running : running.Where(l => only.Contains(l.Id));
        var lines = only is null
            ? running.Join(db.LeaseLines.AsNoTracking(), l => l.Id, x => x.LeaseId, (_, x) => x)
            : db.LeaseLines.AsNoTracking().Where(x => only.Contains(x.LeaseId));
        var linesOf = (await lines.ToListAsync(ct)).ToLookup(x => x.LeaseId);
        var heads = await running.Select(l => new { l.Id, l.Kind, l.Start, l.LastDay, l.Frequency, l.DueDay, l.Timing, l.VatBasisPoints }).ToListAsync(ct);
        return heads.ToDictionary(l => l.Id, l => new LeaseTermsRow(l.Id, l.Kind, new RentTerms(l.Start, l.LastDay, l.Frequency, l.DueDay, l.Timing, l.VatBasisPoints, [.. linesOf[l.Id]])));
    }

    protected override Task<bool> IsUntoldAsync(IQueryable<AuditEntry> written, CancellationToken ct) =>
        written.AnyAsync(a => a.SubjectKind == nameof(LeaseLine) && a.Action == "delete", ct);

    protected override IQueryable<long> Named(EstateDbContext db, IQueryable<AuditEntry> written) => written.Where(a => a.SubjectKind == nameof(Lease)).Select(a => a.SubjectId)
        .Union(written.Where(a => a.SubjectKind == nameof(LeaseLine)).Join(db.LeaseLines, a => a.SubjectId, x => x.Id, (_, x) => x.LeaseId));
}
