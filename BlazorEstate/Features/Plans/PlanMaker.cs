using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Plans;

/// <summary>
/// Makes the interventions of plans whose days have come (domain rule 20): every day, after a completion, and as soon as a plan is
/// saved; none while the home it is for is out of service. What was made is not made again: it is looked up under the write lock, and plan and occurrence are a unique key.
/// </summary>
public sealed class PlanMaker(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock, ILogger<PlanMaker> log) : IDailyScan
{
    public string Name => "plans";

    /// <summary>Interventions are made by the agency's calendar, whatever other day is asked about.</summary>
    public async Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var (made, failed) = (0, 0);
        foreach (var plan in await DueAsync(ct))
        {
            try
            {
                made += await MakeAsync(plan, actor, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Plan number {Plan} could not make its intervention", plan);
                failed++;
            }
        }

        return new ScanRun(Name, made, Failed: failed);
    }

    /// <summary>Makes what a plan has to make by today; how many that were.</summary>
    public async Task<int> MakeAsync(long planId, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var standing = await db.Standings(db.PreventivePlans.Where(p => p.Id == planId)).FirstOrDefaultAsync(ct);
        if (standing is null || Days(standing) is not { Count: > 0 } coming || await UnitAsync(db, standing.Plan, ct) is not { } unit)
        {
            return 0;
        }

        var (plan, days) = (standing.Plan, coming.Where(d => PreventivePlan.IsDone(d, clock.Today, unit.OutFrom)).ToList());
        if (days.Count == 0)
        {
            return 0;
        }

        var vendor = await db.Vendors.Where(v => v.Id == plan.VendorId && v.Active).Select(v => v.Name).FirstOrDefaultAsync(ct);
        var (act, made) = (new InterventionAct(clock.UtcNow, actor.UserId, actor.Name), new List<Intervention>());
        foreach (var day in days)
        {
            var (intervention, entry) = Intervention.Of(plan, day, await db.NextCodeAsync("M", ct), unit.Id, vendor, clock.Today, act).Value;
            db.AddRange(intervention, entry);
            made.Add(intervention);
        }

        await db.SaveAsync(actor, ct); // What people are told names their numbers.
        db.AddRange(made.Select(i => EventKinds.MaintenancePlanned
            .About(new(nameof(Intervention), i.Id, i.Code), act.At, actor.UserId, i.Title, unit.Place, i.OccurrenceOn!.Value, i.Code)));
        var saved = await db.CommitAsync(actor, ct);
        if (saved.IsOk)
        {
            changes.Publish([.. made.Select(i => new EstateChange(ChangeKinds.Intervention, i.Id)), new EstateChange(ChangeKinds.Plan, planId), new EstateChange(ChangeKinds.Notification)]);
        }

        return saved.IsOk ? made.Count : 0;
    }

    // Looks without a lock first: on most days there is nothing.
    private async Task<List<long>> DueAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = clock.Today;
        var plans = await db.Standings(db.PreventivePlans.Where(p => p.State == PlanState.Active && !db.Units.Any(u => u.Id == p.UnitId && u.OutOfServiceFrom <= today))).ToListAsync(ct);
        return [.. plans.Where(s => Days(s).Count > 0).Select(s => s.Plan.Id)];
    }

    private List<DateOnly> Days(PlanStanding standing) =>
        standing.Plan.State == PlanState.Active ? [.. standing.Schedule.ToMake(standing.Progress, clock.Today)] : [];

    // What is done in the common parts is kept with a unit of the property that is in service, if there is one.
    private static Task<Site?> UnitAsync(EstateDbContext db, PreventivePlan plan, CancellationToken ct) =>
        db.Units.Where(u => plan.UnitId == null ? u.PropertyId == plan.PropertyId : u.Id == plan.UnitId)
            .OrderBy(u => u.OutOfServiceFrom != null).ThenBy(u => u.Id)
            .Join(db.Properties, u => u.PropertyId, p => p.Id, (u, p) => new Site(u.Id, plan.UnitId == null ? p.Name : u.Label + ", " + p.Name, plan.UnitId == null ? null : u.OutOfServiceFrom))
            .FirstOrDefaultAsync(ct);

    private sealed record Site(long Id, string Place, DateOnly? OutFrom);
}
