using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

/// <summary>The parts of a desk as conditions on notifications. What lies below the desk's floors is never looked at for them.</summary>
internal static class DeskQueries
{
    /// <summary>Words are looked for among this many of the newest; a record's code among all.</summary>
    public const int Searched = 20_000;

    /// <summary>What the person is told, done or not.</summary>
    public static IQueryable<Notification> Of(EstateDbContext db, Desk desk)
    {
        var (user, audiences, muted) = (desk.User, desk.Audiences, desk.Muted);
        var told = db.Notifications.AsNoTracking().Where(n => (n.UserId == null && audiences.Contains(n.Audience)) || n.UserId == user);
        return muted.Length == 0 ? told : told.Where(n => !muted.Contains(n.Kind));
    }

    public static IQueryable<Notification> Of(EstateDbContext db, Desk desk, DeskView view, DateTime now)
    {
        var told = Of(db, desk);
        var states = db.NotificationStates.Where(s => s.UserId == desk.User);
        var (done, read, floor) = (desk.DoneUpTo, Math.Max(desk.ReadUpTo, desk.DoneUpTo), view == DeskView.Unread ? desk.UnreadFloor : desk.InboxFloor);
        return view switch
        {
            DeskView.Unread => told.Where(n => n.Id > floor).Where(n => n.Id > read
                ? !states.Any(s => s.NotificationId == n.Id && (s.ReadAt != null || s.DoneAt != null || s.SnoozedUntil > now))
                : states.Any(s => s.NotificationId == n.Id && s.ReadAt == null && s.DoneAt == null && (s.SnoozedUntil == null || s.SnoozedUntil <= now))),
            DeskView.Inbox => told.Where(n => n.Id > floor).Where(n => n.Id > done
                ? !states.Any(s => s.NotificationId == n.Id && (s.DoneAt != null || s.SnoozedUntil > now))
                : states.Any(s => s.NotificationId == n.Id && s.DoneAt == null && (s.SnoozedUntil == null || s.SnoozedUntil <= now))),
            DeskView.Snoozed => from s in states
                                where s.DoneAt == null && s.SnoozedUntil > now
                                join n in told on s.NotificationId equals n.Id
                                select n,
            DeskView.Done => told.Where(n => n.Id > done
                ? states.Any(s => s.NotificationId == n.Id && s.DoneAt != null)
                : !states.Any(s => s.NotificationId == n.Id && s.DoneAt == null)),
            _ => told,
        };
    }

    public static IQueryable<Notification> Of(EstateDbContext db, Desk desk, NotificationFilter filter, AgencyClock clock, long newest)
    {
        var found = Of(db, desk, filter.View, clock.UtcNow);
        if (filter.Kinds is [var kind]) { found = found.Where(n => n.Kind == kind); }
        else if (filter.Kinds is { } kinds) { found = found.Where(n => kinds.Contains(n.Kind)); }
        if (filter.Severity is { } severity) { found = found.Where(n => n.Severity == severity); }
        if (filter.From is { } from)
        {
            var first = clock.ToUtc(from.ToDateTime(TimeOnly.MinValue));
            found = found.Where(n => n.At >= first);
        }

        if (filter.To is { } to)
        {
            var end = clock.ToUtc(to.AddDays(to == DateOnly.MaxValue ? 0 : 1).ToDateTime(TimeOnly.MinValue));
            found = found.Where(n => n.At < end);
        }

        return string.IsNullOrWhiteSpace(filter.Text) ? found : About(found, filter.Text.Trim(), newest);
    }

    private static IQueryable<Notification> About(IQueryable<Notification> found, string text, long newest)
    {
        var code = text.ToUpperInvariant();
        if (Limits.IsCode(code) && code.Any(char.IsAsciiDigit))
        {
            return found.Where(n => n.SubjectCode == code || n.SubjectCode == text);
        }

        var (pattern, oldest) = (Fold.Pattern(text), newest - Searched);
        return found.Where(n => n.Id > oldest && EF.Functions.Like(n.SearchText, pattern, "\\"));
    }
}
