using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>Tells who has to know of a visit: whoever is responsible, and the tenant who agreed to letters by e-mail.</summary>
public sealed class VisitNotices(AgencyClock clock, TenantMailOptions mails)
{
    public async Task BookedAsync(EstateDbContext db, Visit visit, Actor actor, CancellationToken ct)
    {
        await TellAsync(db, EventKinds.VisitBooked, visit, visit.PersonId, actor, ct);
        await WriteAsync(db, visit, moved: false, ct);
    }

    /// <summary>Of a change that is none to whoever goes there, nobody is told.</summary>
    public async Task MovedAsync(EstateDbContext db, Visit visit, VisitDetails before, Actor actor, CancellationToken ct)
    {
        var moved = (visit.Start, visit.End, visit.UnitId) != (before.Start, before.End, before.UnitId);
        if (visit.PersonId != before.PersonId)
        {
            await TellAsync(db, EventKinds.VisitBooked, visit, visit.PersonId, actor, ct);
            await TellAsync(db, EventKinds.VisitMoved, visit, before.PersonId, actor, ct);
        }
        else if (moved)
        {
            await TellAsync(db, EventKinds.VisitMoved, visit, visit.PersonId, actor, ct);
        }

        if (moved)
        {
            await WriteAsync(db, visit, moved: true, ct);
        }
    }

    public Task CancelledAsync(EstateDbContext db, Visit visit, Actor actor, CancellationToken ct) =>
        TellAsync(db, EventKinds.VisitCancelled, visit, visit.PersonId, actor, ct);

    /// <summary>What a notification quotes: place, day, who is met, and the time.</summary>
    internal static NotificationArg[] Args(AgencyClock clock, string unit, string whom, DateTime start)
    {
        var local = clock.ToLocal(start);
        return [unit, DateOnly.FromDateTime(local), whom, local.ToString("HH:mm", CultureInfo.InvariantCulture)];
    }

    // Nobody is told of what they did themselves.
    private async Task TellAsync(EstateDbContext db, EventKind kind, Visit visit, long person, Actor actor, CancellationToken ct)
    {
        if (person == actor.UserId)
        {
            return;
        }

        var unit = await db.Units.Where(u => u.Id == visit.UnitId).Join(db.Properties, u => u.PropertyId, p => p.Id, (u, p) => u.Label + ", " + p.Name).FirstAsync(ct);
        var tenant = visit.LeaseId is null ? null : await db.LeaseParties().Where(p => p.LeaseId == visit.LeaseId).Select(p => p.Tenant).FirstOrDefaultAsync(ct);
        db.Notifications.Add(kind.About(new(nameof(Visit), visit.Id, visit.Code), clock.UtcNow, actor.UserId, Args(clock, unit, visit.Guest ?? tenant ?? visit.Code, visit.Start)).ToPerson(person));
    }

    private async Task WriteAsync(EstateDbContext db, Visit visit, bool moved, CancellationToken ct)
    {
        if (!mails.Enabled || visit.LeaseId is not { } lease || visit.Start <= clock.UtcNow
            || await db.LeaseParties().FirstOrDefaultAsync(p => p.LeaseId == lease, ct) is not { TakesMail: true } party)
        {
            return;
        }

        var who = await db.Users.Where(u => u.Id == visit.PersonId).Select(u => u.DisplayName).FirstAsync(ct);
        var what = EnumText.Name(visit.Kind, CultureInfo.GetCultureInfo(party.Language));
        var letter = new VisitNotice(party.Place, what, clock.ToLocal(visit.Start), clock.ToLocal(visit.End), who, visit.Place ?? "", moved);
        db.AddMail(LetterKinds.VisitNotice, letter, party.Recipient, new(nameof(Visit), visit.Id, visit.Code), $"visit/{visit.Code}/{visit.Version}/{visit.Start.Ticks}", clock.UtcNow);
    }
}
