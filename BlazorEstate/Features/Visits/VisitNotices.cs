using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>Tells who has to know of a visit: whoever is responsible, and the tenant and the owner who agreed to letters by e-mail.</summary>
public sealed class VisitNotices(AgencyClock clock, TenantMailOptions mails, OwnerVisitLetters owners)
{
    private const string InvitationFile = "visit.ics";

    public async Task BookedAsync(EstateDbContext db, Visit visit, Actor actor, CancellationToken ct)
    {
        await TellAsync(db, EventKinds.VisitBooked, visit, visit.People, actor, ct);
        await WriteAsync(db, visit, moved: false, ct);
        await owners.BookedAsync(db, visit, ct);
    }

    /// <summary>Of a change that is none to whoever goes there, nobody is told.</summary>
    public async Task MovedAsync(EstateDbContext db, Visit visit, VisitDetails before, Actor actor, CancellationToken ct)
    {
        var moved = (visit.Start, visit.End, visit.UnitId) != (before.Start, before.End, before.UnitId);
        long[] were = [before.PersonId, .. before.AttendeeIds ?? []];
        await TellAsync(db, EventKinds.VisitBooked, visit, visit.People.Except(were), actor, ct);
        await TellAsync(db, EventKinds.VisitMoved, visit, moved ? were : were.Except(visit.People), actor, ct);
        if (before.LeaseId != visit.LeaseId)
        {
            // Whoever lives where the visit was to be is told that it is not; whoever lives where it is now hears of it for the first time.
            await WriteCancelledAsync(db, visit, before, null, ct);
            await WriteAsync(db, visit, moved: false, ct);
        }
        else if (moved)
        {
            await WriteAsync(db, visit, moved: true, ct);
        }

        await owners.ChangedAsync(db, visit, before, ct);
    }

    public async Task CancelledAsync(EstateDbContext db, Visit visit, VisitDetails details, Actor actor, CancellationToken ct)
    {
        await TellAsync(db, EventKinds.VisitCancelled, visit, visit.People, actor, ct);
        await WriteCancelledAsync(db, visit, details, visit.Outcome, ct);
        await owners.CancelledAsync(db, visit, ct);
    }

    /// <summary>What a notification quotes: place, day, who is met, and the time.</summary>
    internal static NotificationArg[] Args(AgencyClock clock, string unit, string whom, DateTime start)
    {
        var local = clock.ToLocal(start);
        return [unit, DateOnly.FromDateTime(local), whom, local.ToString("HH:mm", CultureInfo.InvariantCulture)];
    }

    // Nobody is told of what they did themselves.
    private async Task TellAsync(EstateDbContext db, EventKind kind, Visit visit, IEnumerable<long> people, Actor actor, CancellationToken ct)
    {
        var told = people.Where(p => p != actor.UserId).Distinct().ToList();
        if (told.Count == 0)
        {
            return;
        }

        var unit = await db.Units.Where(u => u.Id == visit.UnitId).Join(db.Properties, u => u.PropertyId, p => p.Id, (u, p) => u.Label + ", " + p.Name).FirstAsync(ct);
        var tenant = visit.LeaseId is null ? null : await db.LeaseParties().Where(p => p.LeaseId == visit.LeaseId).Select(p => p.Tenant).FirstOrDefaultAsync(ct);
        var args = Args(clock, unit, visit.Guest ?? tenant ?? visit.Code, visit.Start);
        db.Notifications.AddRange(told.Select(p => kind.About(new(nameof(Visit), visit.Id, visit.Code), clock.UtcNow, actor.UserId, args).ToPerson(p)));
    }

    private async Task WriteAsync(EstateDbContext db, Visit visit, bool moved, CancellationToken ct)
    {
        if (await ReaderAsync(db, visit.LeaseId, visit.Start, ct) is not { } party)
        {
            return;
        }

        var who = await db.Users.Where(u => u.Id == visit.PersonId).Select(u => u.DisplayName).FirstAsync(ct);
        var letter = new VisitNotice(party.Place, What(visit.Kind, party), clock.ToLocal(visit.Start), clock.ToLocal(visit.End), who, visit.Place ?? "", moved);
        var invitation = Invite(db, visit, visit.Start, visit.End, letter.What, letter.Place, visit.Place) with { Description = $"{who}, {mails.Sender.Name}" };
        db.AddMail(
            LetterKinds.VisitNotice, letter, party.Recipient, new(nameof(Visit), visit.Id, visit.Code), $"visit/{visit.Code}/{Version(db, visit)}", clock.UtcNow, null,
            invitation.For(party.Recipient, mails.Sender, InvitationFile, clock.UtcNow));
    }

    private async Task WriteCancelledAsync(EstateDbContext db, Visit visit, VisitDetails planned, string? reason, CancellationToken ct)
    {
        if (await ReaderAsync(db, planned.LeaseId, planned.Start, ct) is not { } party)
        {
            return;
        }

        var letter = new VisitCancellation(party.Place, What(planned.Kind, party), clock.ToLocal(planned.Start), clock.ToLocal(planned.End), reason ?? "");
        var invitation = Invite(db, visit, planned.Start, planned.End, letter.What, letter.Place, planned.Place) with { Description = reason, Cancelled = true };
        db.AddMail(
            LetterKinds.VisitCancelled, letter, party.Recipient, new(nameof(Visit), visit.Id, visit.Code), $"visitCancelled/{visit.Code}/{visit.Version}", clock.UtcNow, null,
            invitation.For(party.Recipient, mails.Sender, InvitationFile, clock.UtcNow));
    }

    // Nobody is written about what is over.
    private async Task<LeaseParty?> ReaderAsync(EstateDbContext db, long? lease, DateTime start, CancellationToken ct) =>
        mails.Enabled && lease is not null && start > clock.UtcNow && await db.LeaseParties().FirstOrDefaultAsync(p => p.LeaseId == lease, ct) is { TakesMail: true } party ? party : null;

    private static string What(VisitKind kind, LeaseParty party) => EnumText.Name(kind, CultureInfo.GetCultureInfo(party.Language));

    /// <summary>The one that the save under way makes: another letter, even of the same hour.</summary>
    internal static long Version(EstateDbContext db, Visit visit) => visit.Version + (db.Entry(visit).State == EntityState.Modified ? 1 : 0);

    // As in the calendar feeds, the sequence counts the changes after the first save.
    private static Invitation Invite(EstateDbContext db, Visit visit, DateTime start, DateTime end, string what, LetterPlace place, string? meet) => new(
        $"visit-{visit.Code}", Version(db, visit) - 1, start, end, $"{what} – {place.Unit}", meet ?? $"{place.Unit}, {place.Address}");
}
