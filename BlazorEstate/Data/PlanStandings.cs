using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>
/// All plans with how far they have come. They are read once; after that only those are read again that the audit trail names, by
/// themselves, an intervention or what they service: with a detector in every home there are thousands, and every board counts them.
/// </summary>
public sealed class PlanStandings(IDbContextFactory<EstateDbContext> factory, Revision revision) : IDisposable
{
    // What is written about more plans than this is read as a whole: an import names none of them.
    private const int MostNamed = 500;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (long Revision, Dictionary<long, PlanStanding> Plans) _kept = (-1, []);

    /// <summary>Those that ended as well; in no order. They are shared: nobody changes them.</summary>
    public async Task<IReadOnlyCollection<PlanStanding>> ReadAsync(CancellationToken ct = default)
    {
        await _gate.WaitAsync(ct);
        try
        {
            // The number is read first: what is written meanwhile is read once more, never missed.
            var now = await revision.NowAsync(ct);
            if (_kept.Revision != now)
            {
                _kept = (now, await ReadAsync(now, ct));
            }

            return _kept.Plans.Values;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Dictionary<long, PlanStanding>> ReadAsync(long now, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (_kept.Revision < 0 || now < _kept.Revision || await ChangedAsync(db, _kept.Revision, now, ct) is not { } changed)
        {
            return await db.Standings(db.PreventivePlans).ToDictionaryAsync(s => s.Plan.Id, ct);
        }

        if (changed.Count == 0)
        {
            return _kept.Plans;
        }

        var plans = new Dictionary<long, PlanStanding>(_kept.Plans);
        changed.ForEach(id => plans.Remove(id));
        foreach (var standing in await db.Standings(db.PreventivePlans.Where(p => EF.Parameter(changed).Contains(p.Id))).ToListAsync(ct))
        {
            plans.Add(standing.Plan.Id, standing);
        }

        return plans;
    }

    // Null where it is not told, or too many.
    private static async Task<List<long>?> ChangedAsync(EstateDbContext db, long since, long now, CancellationToken ct)
    {
        var written = db.AuditEntries.Where(a => a.Id > since && a.Id <= now);
        if (await written.AnyAsync(a => a.SubjectKind == nameof(ImportRun) || (a.Action == "delete" && (a.SubjectKind == nameof(Intervention) || a.SubjectKind == nameof(Equipment))), ct))
        {
            return null;
        }

        var plans = await written.Where(a => a.SubjectKind == nameof(PreventivePlan)).Select(a => a.SubjectId)
            .Union(written.Where(a => a.SubjectKind == nameof(Intervention)).Join(db.Interventions.Where(i => i.PlanId != null), a => a.SubjectId, i => i.Id, (_, i) => i.PlanId!.Value))
            .Union(written.Where(a => a.SubjectKind == nameof(Equipment)).Join(db.PreventivePlans.Where(p => p.EquipmentId != null), a => a.SubjectId, p => p.EquipmentId!.Value, (_, p) => p.Id))
            .OrderBy(id => id).Take(MostNamed + 1).ToListAsync(ct);
        return plans.Count > MostNamed ? null : plans;
    }
}
