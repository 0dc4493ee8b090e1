using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>One thing that was done to a lease. The day and hour are the agency's.</summary>
public sealed record HistoryEvent(long Id, DateTime At, string Who, ActorOrigin? Origin, string Action, IReadOnlyList<HistoryChange> Changes);

/// <summary>A field and its values, as the audit trail keeps them.</summary>
public sealed record HistoryChange(string Field, string? Before, string? After);

/// <summary>A lease's part of the audit trail, for those who may read it.</summary>
public sealed class LeaseHistoryQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<HistoryEvent>> OfLeaseAsync(long leaseId, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.AuditView))
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.AuditEntries.Where(a => a.SubjectKind == nameof(Lease) && a.SubjectId == leaseId).OrderByDescending(a => a.Id).Take(Most)
            .Select(a => new { a.Id, a.At, a.ActorName, a.Origin, a.Action, a.Changes }).ToListAsync(ct);
        var import = await (from l in db.Leases
                            join i in db.ImportRuns on l.ImportId equals i.Id
                            where l.Id == leaseId
                            select new { i.At, i.By }).FirstOrDefaultAsync(ct);
        var events = rows.Select(r => new HistoryEvent(r.Id, clock.ToLocal(r.At), r.ActorName, r.Origin, r.Action, Read(r.Changes)));
        return import is null ? [.. events] : [.. events, new HistoryEvent(0, clock.ToLocal(import.At), import.By, null, "import", [])];
    }

    private static List<HistoryChange> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() == 2)
            .Select(p => new HistoryChange(p.Name, Text(p.Value[0]), Text(p.Value[1])))];
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();
}
