using BlazorEstate.Data;
using BlazorEstate.Data.Auditing;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Audit;

/// <summary>The audit trail, the newest first.</summary>
public sealed class AuditQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public async Task<Paged<AuditView>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = Matching(db, filter);
        var rows = await found.OrderByDescending(a => a.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(ct);
        return new Paged<AuditView>(await AuditChanges.ReadAsync(db, rows, ct), await found.CountAsync(ct), page.Page, page.PageSize);
    }

    /// <summary>The kinds of record and the actions that occur, for the filters.</summary>
    public async Task<(IReadOnlyList<string> Kinds, IReadOnlyList<string> Actions)> ChoicesAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return (await db.AuditEntries.Select(a => a.SubjectKind).Distinct().Order().ToListAsync(ct), await db.AuditEntries.Select(a => a.Action).Distinct().Order().ToListAsync(ct));
    }

    private IQueryable<AuditEntry> Matching(EstateDbContext db, AuditFilter f)
    {
        var found = db.AuditEntries.AsNoTracking();
        if (f.Actor is { } actor) { found = found.Where(a => a.ActorName.Contains(actor)); }
        if (f.Kind is { } kind) { found = found.Where(a => a.SubjectKind == kind); }
        if (f.Code is { } code) { found = found.Where(a => a.SubjectCode == code); }
        if (f.Action is { } action) { found = found.Where(a => a.Action == action); }
        if (f.From is { } from) { var start = StartOf(from); found = found.Where(a => a.At >= start); }
        if (f.To is { } to && to < DateOnly.MaxValue) { var end = StartOf(to.AddDays(1)); found = found.Where(a => a.At < end); }
        return found;
    }

    /// <summary>When a day of the agency begins, UTC.</summary>
    private DateTime StartOf(DateOnly day) => clock.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
