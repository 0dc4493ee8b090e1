using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>
/// Writes to the owner of what an agency does there on their behalf: inventories and inspections, and viewings where the agency
/// wants it. One letter for each change, and only to whom agreed to it. Added to the coming save.
/// </summary>
public sealed class OwnerVisitLetters(AgencyClock clock, OwnerMailOptions mails)
{
    public Task BookedAsync(EstateDbContext db, Visit visit, CancellationToken ct) => WriteAsync(db, visit, OwnerVisitNews.Planned, Slot.Of(visit), null, ct);

    /// <summary>Of a change that is none to the owner, nothing is written. A visit that is now elsewhere or of another kind is off for one owner and new to the other.</summary>
    public async Task ChangedAsync(EstateDbContext db, Visit visit, VisitDetails before, CancellationToken ct)
    {
        var (then, now) = (new Slot(before.UnitId, before.Kind, before.LeaseId, before.Start, before.End), Slot.Of(visit));
        if (then with { Lease = now.Lease } == now)
        {
            return;
        }

        var owners = await db.OwnerParties().Where(p => p.UnitId == then.Unit || p.UnitId == now.Unit).ToDictionaryAsync(p => p.UnitId, p => p.OwnerId, ct);
        var (told, tell) = (Concerns(then.Kind) && then.Start > clock.UtcNow, Concerns(now.Kind));
        if (told && tell && owners[then.Unit] == owners[now.Unit])
        {
            await WriteAsync(db, visit, OwnerVisitNews.Moved, now, then, ct);
            return;
        }

        if (told)
        {
            await WriteAsync(db, visit, OwnerVisitNews.Cancelled, then, null, ct);
        }

        await WriteAsync(db, visit, OwnerVisitNews.Planned, now, null, ct);
    }

    public Task CancelledAsync(EstateDbContext db, Visit visit, CancellationToken ct) => WriteAsync(db, visit, OwnerVisitNews.Cancelled, Slot.Of(visit), null, ct);

    private bool Concerns(VisitKind kind) => kind != VisitKind.Viewing || mails.Viewings;

    private async Task WriteAsync(EstateDbContext db, Visit visit, OwnerVisitNews news, Slot slot, Slot? before, CancellationToken ct)
    {
        if (!mails.Enabled || !Concerns(slot.Kind) || slot.Start <= clock.UtcNow
            || await db.OwnerParties().FirstAsync(p => p.UnitId == slot.Unit, ct) is not { TakesMail: true } party)
        {
            return;
        }

        var tenant = await db.LeaseParties().Where(p => p.LeaseId == slot.Lease).Select(p => p.Tenant).FirstOrDefaultAsync(ct);
        var who = await db.Users.Where(u => u.Id == visit.PersonId).Select(u => u.DisplayName).FirstAsync(ct);
        var letter = new OwnerVisitNotice(
            party.Place(tenant), news, slot.Kind, clock.ToLocal(slot.Start), clock.ToLocal(slot.End), who,
            before is not null && before.Start != slot.Start ? clock.ToLocal(before.Start) : null,
            visit.Place, news == OwnerVisitNews.Cancelled ? visit.Outcome : null);
        db.AddMail(LetterKinds.OwnerVisitNotice, letter, party.Recipient, new(nameof(Visit), visit.Id, visit.Code), $"ownerVisit/{visit.Code}/{VisitNotices.Version(db, visit)}/{news}/{slot.Unit}", clock.UtcNow);
    }

    /// <summary>What of a visit concerns an owner.</summary>
    private sealed record Slot(long Unit, VisitKind Kind, long? Lease, DateTime Start, DateTime End)
    {
        public static Slot Of(Visit v) => new(v.UnitId, v.Kind, v.LeaseId, v.Start, v.End);
    }
}
