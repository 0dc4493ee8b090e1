using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// Decides who is told what when an intervention came about or went a step on: colleagues by an event; the tenant, whoever asked for it and
/// the owner by a letter. Added to the coming save.
/// </summary>
public sealed class InterventionNews(TenantWorksLetters tenants, ReporterAnswers reporters, OwnerWorksLetters owners)
{
    /// <summary>Adds events and letters; returns the events, which are published once they are saved.</summary>
    public async Task<IReadOnlyList<Notification>> TellAsync(EstateDbContext db, Intervention i, InterventionEntry entry, Actor actor, CancellationToken ct)
    {
        await WriteAsync(db, i, entry, ct);
        if (await EventAsync(db, i, entry, actor, ct) is not { } told)
        {
            return [];
        }

        // Who may not issue charges leaves the tenant's part to those who may; to the others the page proposes it at once.
        Notification[] all = entry.To == InterventionStatus.Completed && i.IsToRecharge && !actor.Can(Permissions.ChargesIssue)
            ? [told, EventKinds.RechargeDue.About(About(i), entry.At, actor.UserId, i.Title, NotificationArg.OfMoney(i.TenantPart), i.Code)]
            : [told];
        db.AddRange(all);
        return all;
    }

    private async Task WriteAsync(EstateDbContext db, Intervention i, InterventionEntry entry, CancellationToken ct)
    {
        var (answer, news) = StepOf(i, entry);

        // The tenant's letter brings the appointment along.
        var tenant = answer == RequestOutcome.Planned ? await tenants.WriteAsync(db, i, entry, ct) : null;
        var answered = answer is { } outcome && await reporters.WriteAsync(db, i, entry, outcome, tenant, ct);
        if (answer == RequestOutcome.Declined && !answered && i.PlanId is null)
        {
            await tenants.WriteAsync(db, i, entry, ct); // Unless a plan made it, which nobody there asked for.
        }

        if (news is { } step)
        {
            await owners.WriteAsync(db, i, entry, step, ct);
        }
    }

    /// <summary>What a step is to whoever asked for the intervention, and to the owner.</summary>
    private static (RequestOutcome? Answer, OwnerWorksNews? News) StepOf(Intervention i, InterventionEntry entry) => entry switch
    {
        { Kind: InterventionEvent.Merged } => (RequestOutcome.Merged, null),
        { Kind: InterventionEvent.Planned } => (RequestOutcome.Planned, OwnerWorksNews.Planned),
        { To: InterventionStatus.Scheduled } when i.PlannedStart is not null => (RequestOutcome.Planned, OwnerWorksNews.Planned),
        { To: InterventionStatus.Accepted } => (RequestOutcome.Accepted, OwnerWorksNews.Accepted),
        { To: InterventionStatus.Completed } => (null, OwnerWorksNews.Completed),
        { To: InterventionStatus.Closed } => (null, OwnerWorksNews.Settled),
        { Kind: InterventionEvent.CostAdded or InterventionEvent.CostRemoved or InterventionEvent.Edited } when i.Status == InterventionStatus.Closed => (null, OwnerWorksNews.Settled),
        { To: InterventionStatus.Declined } => (RequestOutcome.Declined, OwnerWorksNews.Declined),
        _ => (null, null),
    };

    private static async Task<Notification?> EventAsync(EstateDbContext db, Intervention i, InterventionEntry entry, Actor actor, CancellationToken ct) => entry.Kind switch
    {
        InterventionEvent.Requested => EventKinds.MaintenanceRequested.About(About(i), entry.At, actor.UserId, i.Title, await PlaceAsync(db, i, ct), i.Code),
        InterventionEvent.Moved or InterventionEvent.Reopened or InterventionEvent.Planned =>
            EventKinds.MaintenanceChanged.About(About(i), entry.At, actor.UserId, i.Title, NotificationArg.OfName(i.Status), i.Code),
        InterventionEvent.Assigned when i.AssigneeId is { } person =>
            EventKinds.MaintenanceAssigned.About(About(i), entry.At, actor.UserId, i.Title, entry.What ?? "", i.Code).ToPerson(person),
        _ => null,
    };

    private static Subject About(Intervention i) => new(nameof(Intervention), i.Id, i.Code);

    private static async Task<string> PlaceAsync(EstateDbContext db, Intervention i, CancellationToken ct) =>
        await (from u in db.Units join p in db.Properties on u.PropertyId equals p.Id where u.Id == i.UnitId select u.Label + ", " + p.Name).FirstOrDefaultAsync(ct) ?? "";
}
