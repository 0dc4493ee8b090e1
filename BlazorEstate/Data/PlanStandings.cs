using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>
/// All plans with how far they have come, those that ended as well. They are kept: with a detector in every home there are thousands, and
/// every board counts them.
/// </summary>
public sealed class PlanStandings(IDbContextFactory<EstateDbContext> factory, Revision revision) : KeptRows<PlanStanding>(factory, revision)
{
    public Task<IReadOnlyCollection<PlanStanding>> ReadAsync(CancellationToken ct = default) => ReadAsync(default, ct);

    protected override Task<Dictionary<long, PlanStanding>> RowsAsync(EstateDbContext db, DateOnly day, List<long>? only, CancellationToken ct) =>
        db.Standings(only is null ? db.PreventivePlans : db.PreventivePlans.Where(p => EF.Parameter(only).Contains(p.Id))).ToDictionaryAsync(s => s.Plan.Id, ct);

    protected override Task<bool> IsUntoldAsync(IQueryable<AuditEntry> written, CancellationToken ct) =>
        written.AnyAsync(a => a.Action == "delete" && (a.SubjectKind == nameof(Intervention) || a.SubjectKind == nameof(Equipment)), ct);

    // By themselves, an intervention or what they service.
    protected override IQueryable<long> Named(EstateDbContext db, IQueryable<AuditEntry> written) => written.Where(a => a.SubjectKind == nameof(PreventivePlan)).Select(a => a.SubjectId)
        .Union(written.Where(a => a.SubjectKind == nameof(Intervention)).Join(db.Interventions.Where(i => i.PlanId != null), a => a.SubjectId, i => i.Id, (_, i) => i.PlanId!.Value))
        .Union(written.Where(a => a.SubjectKind == nameof(Equipment)).Join(db.PreventivePlans.Where(p => p.EquipmentId != null), a => a.SubjectId, p => p.EquipmentId!.Value, (_, p) => p.Id));
}
