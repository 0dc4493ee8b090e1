using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>What a lease lets and charges.</summary>
internal sealed record LeaseTermsRow(long Id, LeaseKind Kind, RentTerms Terms);

/// <summary>
/// The terms of all leases that run or will run, from which the calendar foresees charges and revisions. They are read once; after
/// that only those leases are read again that the audit trail names, so that a change elsewhere costs next to nothing.
/// </summary>
public sealed class CalendarTerms(IDbContextFactory<EstateDbContext> factory, Revision revision, AgencyClock clock) : IDisposable
{
    /// <summary>Leases that ended so many days ago are still here: a due day lies no further from its period than a month.</summary>
    public const int Reach = 31;

    // What is written about more leases than this is read as a whole: an import names none of them.
    private const int MostNamed = 500;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Kept _kept = new(-1, default, []);

    internal async Task<IReadOnlyCollection<LeaseTermsRow>> ReadAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            // The number is read first: what is written meanwhile is read once more, never missed.
            var (now, today) = (await revision.NowAsync(ct), clock.Today);
            if (_kept.Revision != now || _kept.Today != today)
            {
                _kept = new(now, today, await ReadAsync(_kept, now, today, ct));
            }

            return _kept.Rows.Values;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Dictionary<long, LeaseTermsRow>> ReadAsync(Kept kept, long now, DateOnly today, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var running = db.Leases.AsNoTracking().Where(l => l.LastDay >= today.AddDays(-Reach));
        if (kept.Today != today || now < kept.Revision || await ChangedAsync(db, kept.Revision, now, ct) is not { } changed)
        {
            return await RowsAsync(running, running.Join(db.LeaseLines.AsNoTracking(), l => l.Id, x => x.LeaseId, (_, x) => x), ct);
        }

        if (changed.Count == 0)
        {
            return kept.Rows;
        }

        var rows = new Dictionary<long, LeaseTermsRow>(kept.Rows);
        changed.ForEach(id => rows.Remove(id));
        foreach (var (id, row) in await RowsAsync(running.Where(l => changed.Contains(l.Id)), db.LeaseLines.AsNoTracking().Where(x => changed.Contains(x.LeaseId)), ct))
        {
            rows.Add(id, row);
        }

        return rows;
    }

    // Null where it is not told, or too many.
    private static async Task<List<long>?> ChangedAsync(EstateDbContext db, long since, long now, CancellationToken ct)
    {
        var written = db.AuditEntries.Where(a => a.Id > since && a.Id <= now);
        if (await written.AnyAsync(a => a.SubjectKind == nameof(ImportRun) || (a.SubjectKind == nameof(LeaseLine) && a.Action == "delete"), ct))
        {
            return null;
        }

        var leases = await written.Where(a => a.SubjectKind == nameof(Lease)).Select(a => a.SubjectId)
            .Union(written.Where(a => a.SubjectKind == nameof(LeaseLine)).Join(db.LeaseLines, a => a.SubjectId, x => x.Id, (_, x) => x.LeaseId))
            .OrderBy(id => id).Take(MostNamed + 1).ToListAsync(ct);
        return leases.Count > MostNamed ? null : leases;
    }

    private static async Task<Dictionary<long, LeaseTermsRow>> RowsAsync(IQueryable<Lease> leases, IQueryable<LeaseLine> lines, CancellationToken ct)
    {
        var linesOf = (await lines.ToListAsync(ct)).ToLookup(x => x.LeaseId);
        var heads = await leases.Select(l => new { l.Id, l.Kind, l.Start, l.LastDay, l.Frequency, l.DueDay, l.Timing, l.VatBasisPoints }).ToListAsync(ct);
        return heads.ToDictionary(l => l.Id, l => new LeaseTermsRow(l.Id, l.Kind, new RentTerms(l.Start, l.LastDay, l.Frequency, l.DueDay, l.Timing, l.VatBasisPoints, [.. linesOf[l.Id]])));
    }

    private sealed record Kept(long Revision, DateOnly Today, Dictionary<long, LeaseTermsRow> Rows);
}
