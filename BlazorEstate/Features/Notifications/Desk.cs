using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

/// <summary>What is known of a person's desk without looking at single notifications.</summary>
/// <param name="Audiences">The permissions by which the person is told.</param>
/// <param name="Muted">Kinds that the person does not want to see.</param>
/// <param name="UnreadFloor">Nothing up to this number is unread.</param>
/// <param name="InboxFloor">Everything up to this number is done.</param>
/// <param name="WakesAt">UTC; when the next snoozed one comes back.</param>
internal sealed record Desk(
    long User, string[] Audiences, string[] Muted, long ReadUpTo, long DoneUpTo, long UnreadFloor, long InboxFloor, DateTime? WakesAt)
{
    private static readonly string[] Known = [.. EventKinds.All.Select(k => k.Audience).Where(a => a.Length > 0).Distinct()];

    public static string[] AudiencesOf(Actor actor) => [.. Known.Where(actor.Can)];

    public bool Shows(Notification n) =>
        (n.UserId is { } person ? person == User : Audiences.Contains(n.Audience)) && !Muted.Contains(n.Kind);

    public Standing StandingOf(long id, NotificationState? state, DateTime now) =>
        state?.StandingAt(now) ?? NotificationMark.StandingOf(id, ReadUpTo, DoneUpTo);

    public static async Task<Desk> ReadAsync(EstateDbContext db, Actor actor, DateTime now, CancellationToken ct)
    {
        var user = actor.UserId ?? 0;
        var mark = await db.NotificationMarks.AsNoTracking().FirstOrDefaultAsync(m => m.UserId == user, ct) ?? await BeforeAsync(db, user, ct);
        var muted = await db.MutedKindsAsync(user, ct);
        var own = await db.NotificationStates.Where(s => s.UserId == user && s.DoneAt == null).GroupBy(_ => 1).Select(g => new
        {
            Oldest = g.Min(s => s.NotificationId),
            Unread = g.Min(s => s.ReadAt == null ? (long?)s.NotificationId : null),
            Wakes = g.Min(s => s.SnoozedUntil > now ? s.SnoozedUntil : null),
        }).SingleOrDefaultAsync(ct);
        return new Desk(
            user,
            AudiencesOf(actor),
            [.. muted.Where(k => EventKinds.Find(k) is not { IsSecurity: true })],
            mark.ReadUpToId,
            mark.DoneUpToId,
            Math.Min(Math.Max(mark.ReadUpToId, mark.DoneUpToId), (own?.Unread ?? long.MaxValue) - 1),
            Math.Min(mark.DoneUpToId, (own?.Oldest ?? long.MaxValue) - 1),
            own?.Wakes is { } wakes ? DateTime.SpecifyKind(wakes, DateTimeKind.Utc) : null);
    }

    /// <summary>What happened before a person was there is no news to that person.</summary>
    internal static async Task<NotificationMark> BeforeAsync(EstateDbContext db, long user, CancellationToken ct)
    {
        var created = await db.Users.Where(u => u.Id == user).Select(u => u.CreatedAt).FirstOrDefaultAsync(ct);
        var before = await db.Notifications.Where(n => n.At < created).OrderByDescending(n => n.At).Select(n => n.Id).FirstOrDefaultAsync(ct);
        return new NotificationMark { UserId = user, ReadUpToId = before, DoneUpToId = before };
    }
}
