using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>
/// Rows that are read once and kept, by their numbers; after that only those are read again that the audit trail names, so that a change
/// elsewhere costs next to nothing. They are shared: nobody changes them.
/// </summary>
public abstract class KeptRows<TRow>(IDbContextFactory<EstateDbContext> factory, Revision revision) : IDisposable
{
    // What is written about more rows than this is read as a whole: an import names none of them.
    private const int MostNamed = 500;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (long Revision, DateOnly Day, Dictionary<long, TRow> Rows)? _kept;

    public void Dispose()
    {
        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>All rows, in no order.</summary>
    /// <param name="day">On another day than before all are read again; always the same where they do not depend on it.</param>
    protected async Task<IReadOnlyCollection<TRow>> ReadAsync(DateOnly day, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            // The number is read first: what is written meanwhile is read once more, never missed.
            var now = await revision.NowAsync(ct);
            if (_kept is not { } kept || kept.Revision != now || kept.Day != day)
            {
                _kept = kept = (now, day, await ReadAsync(now, day, ct));
            }

            return kept.Rows.Values;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The rows of a day by their numbers: all, or those of <paramref name="only"/> that there are.</summary>
    protected abstract Task<Dictionary<long, TRow>> RowsAsync(EstateDbContext db, DateOnly day, List<long>? only, CancellationToken ct);

    /// <summary>Whether something was written that does not tell which rows it is about.</summary>
    protected abstract Task<bool> IsUntoldAsync(IQueryable<AuditEntry> written, CancellationToken ct);

    /// <summary>The numbers of the rows that were written about.</summary>
    protected abstract IQueryable<long> Named(EstateDbContext db, IQueryable<AuditEntry> written);

    private async Task<Dictionary<long, TRow>> ReadAsync(long now, DateOnly day, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (_kept is not { } kept || kept.Day != day || now < kept.Revision || await ChangedAsync(db, kept.Revision, now, ct) is not { } changed)
        {
            return await RowsAsync(db, day, null, ct);
        }

        if (changed.Count == 0)
        {
            return kept.Rows;
        }

        var rows = new Dictionary<long, TRow>(kept.Rows);
        changed.ForEach(id => rows.Remove(id));
        foreach (var (id, row) in await RowsAsync(db, day, changed, ct))
        {
            rows.Add(id, row);
        }

        return rows;
    }

    // Null where it is not told, or too many.
    private async Task<List<long>?> ChangedAsync(EstateDbContext db, long since, long now, CancellationToken ct)
    {
        var written = db.AuditEntries.Where(a => a.Id > since && a.Id <= now);
        if (await written.AnyAsync(a => a.SubjectKind == nameof(ImportRun), ct) || await IsUntoldAsync(written, ct))
        {
            return null;
        }

        var named = await Named(db, written).OrderBy(id => id).Take(MostNamed + 1).ToListAsync(ct);
        return named.Count > MostNamed ? null : named;
    }
}
