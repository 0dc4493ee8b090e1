using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>What goes out with a step of an intervention: events to colleagues, a letter to the tenant. Added to the coming save.</summary>
internal static class MaintenanceNews
{
    /// <summary>Whom an intervention can be given to: colleagues who may see maintenance and are not disabled.</summary>
    public static IQueryable<EstateUser> AssignablePeople(this EstateDbContext db)
    {
        var roles = Roles.Allowed.Where(r => r.Value.Contains(Permissions.MaintenanceView) && r.Key != Roles.Auditor).Select(r => r.Key).ToArray();
        return from u in db.Users
               where !u.Disabled && db.UserRoles.Any(x => x.UserId == u.Id && db.Roles.Any(r => r.Id == x.RoleId && roles.Contains(r.Name!)))
               orderby u.DisplayName, u.Id
               select u;
    }

    public static async Task<IReadOnlyList<Notification>> TellAsync(this EstateDbContext db, Intervention i, InterventionEntry entry, Actor actor, CancellationToken ct)
    {
        var subject = new Subject(nameof(Intervention), i.Id, i.Code);
        var told = entry.Kind switch
        {
            InterventionEvent.Requested => EventKinds.MaintenanceRequested.About(subject, entry.At, actor.UserId, i.Title, await PlaceAsync(db, i, ct), i.Code),
            InterventionEvent.Moved or InterventionEvent.Reopened or InterventionEvent.Planned =>
                EventKinds.MaintenanceChanged.About(subject, entry.At, actor.UserId, i.Title, NotificationArg.OfName(i.Status), i.Code),
            InterventionEvent.Assigned when i.AssigneeId is { } person =>
                EventKinds.MaintenanceAssigned.About(subject, entry.At, actor.UserId, i.Title, entry.What ?? "", i.Code).ToPerson(person),
            _ => null,
        };
        if (told is null)
        {
            return [];
        }

        // Who may not issue charges leaves the tenant's part to those who may; to the others the page proposes it at once.
        Notification[] all = entry.To == InterventionStatus.Completed && i.IsToRecharge && !actor.Can(Permissions.ChargesIssue)
            ? [told, EventKinds.RechargeDue.About(subject, entry.At, actor.UserId, i.Title, NotificationArg.OfMoney(i.TenantPart), i.Code)]
            : [told];
        db.AddRange(all);
        return all;
    }

    /// <summary>Tells who asked for it, and the tenant of the day: of the slot, or of a refusal that nobody who asked is told of.</summary>
    public static async Task WriteAsync(this EstateDbContext db, Intervention i, InterventionEntry entry, AgencyClock clock, TenantMailOptions mails, CancellationToken ct)
    {
        if (entry.To == InterventionStatus.Declined)
        {
            var answered = await db.WriteReportersAsync(i, entry, clock, mails, ct);
            if (answered.Count == 0)
            {
                await db.WriteTenantAsync(i, entry, clock, mails, ct);
            }
        }
        else
        {
            // The tenant's letter brings the appointment along.
            var tenant = await db.WriteTenantAsync(i, entry, clock, mails, ct);
            await db.WriteReportersAsync(i, entry, clock, mails, ct, except: tenant);
        }
    }

    /// <summary>Only a tenant who agreed to mails; the address written to, null where none is.</summary>
    private static async Task<string?> WriteTenantAsync(this EstateDbContext db, Intervention i, InterventionEntry entry, AgencyClock clock, TenantMailOptions mails, CancellationToken ct)
    {
        var concerns = entry.Kind == InterventionEvent.Planned || entry.To == InterventionStatus.Declined || (entry.To == InterventionStatus.Scheduled && i.PlannedStart is not null);
        var theirs = !i.CommonParts && !(i.PlanId is not null && entry.To == InterventionStatus.Declined); // Nobody there asked for what a plan made.
        if (!concerns || !theirs || !mails.Enabled)
        {
            return null;
        }

        var today = clock.Today;
        var lease = await db.Leases.Where(l => l.UnitId == i.UnitId && l.Start <= today && l.LastDay >= today).OrderBy(l => l.Id).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        if (lease is null || await db.LeaseParties().FirstAsync(p => p.LeaseId == lease, ct) is not { TakesMail: true } party)
        {
            return null;
        }

        var planned = entry.To != InterventionStatus.Declined;
        var letter = new InterventionNotice(party.Place, i.Code, i.Title, i.Status.ToString(),
            planned && i.PlannedStart is { } start ? clock.ToLocal(start) : null, planned && i.PlannedEnd is { } end ? clock.ToLocal(end) : null, i.VendorName, entry.Note ?? "");
        MailAttachment[] files = !planned || i.PlannedStart is not { } from || i.PlannedEnd is not { } to ? []
            : [new Invitation($"intervention-{i.Code}", i.Version, from, to, $"{i.Title} – {party.Place.Unit}", $"{party.Place.Unit}, {party.Place.Address}", i.VendorName).For(party.Recipient, mails.Sender, "intervention.ics", entry.At)];
        db.AddMail(LetterKinds.InterventionNotice, letter, party.Recipient, new(nameof(Intervention), i.Id, i.Code), $"interventionNotice/{i.Code}/{i.Version + 1}", entry.At, null, files);
        return party.Email;
    }

    private static async Task<string> PlaceAsync(EstateDbContext db, Intervention i, CancellationToken ct) =>
        await (from u in db.Units join p in db.Properties on u.PropertyId equals p.Id where u.Id == i.UnitId select u.Label + ", " + p.Name).FirstOrDefaultAsync(ct) ?? "";
}
