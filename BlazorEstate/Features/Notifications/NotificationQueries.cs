using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

/// <summary>
/// What a person is told: notifications for a permission that the person has, also of what the person did, for it
/// stands on every screen alike. The newest are read once per change for all who look; only what a person has read is that person's own query.
/// </summary>
public sealed class NotificationQueries(IDbContextFactory<EstateDbContext> factory, RevisionCache cache)
{
    private const int Shared = 200;

    public async Task<BellView> BellAsync(Actor actor, int latest, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var newest = await NewestAsync(ct);
        var reading = await Reading.OfAsync(db, actor, ct);
        var mine = newest.Where(n => IsFor(n, actor) && !reading.Muted.Contains(n.Kind)).ToList();
        return new BellView(await UnreadAsync(db, actor, newest, mine, reading, ct), [.. mine.Take(latest).Select(n => View(n, reading))]);
    }

    public async Task<int> CountAsync(Actor actor, CancellationToken ct = default) => (await BellAsync(actor, 0, ct)).Unread;

    public async Task<Paged<NotificationView>> ListAsync(Actor actor, NotificationFilter filter, PageRequest page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var reading = await Reading.OfAsync(db, actor, ct);
        var found = For(db, actor);
        if (filter.Kind is { } kind) { found = found.Where(n => n.Kind == kind); }
        if (filter.UnreadOnly) { found = Unread(db, found, actor, reading); }
        var rows = await found.OrderByDescending(n => n.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(ct);
        return new Paged<NotificationView>(rows.ConvertAll(n => View(n, reading)), await found.CountAsync(ct), page.Page, page.PageSize);
    }

    internal static IQueryable<Notification> For(EstateDbContext db, Actor actor)
    {
        var permissions = actor.Permissions.ToArray();
        return db.Notifications.AsNoTracking().Where(n => n.UserId == null ? permissions.Contains(n.Audience) : n.UserId == actor.UserId).ExceptMuted(db, actor.UserId);
    }

    private static bool IsFor(Notification n, Actor actor) => n.UserId is { } person ? person == actor.UserId : actor.Can(n.Audience);

    private static IQueryable<Notification> Unread(EstateDbContext db, IQueryable<Notification> found, Actor actor, Reading reading) =>
        found.Where(n => n.Id > reading.UpTo && !db.NotificationStates.Any(s => s.UserId == actor.UserId && s.NotificationId == n.Id));

    private static NotificationView View(Notification n, Reading reading) =>
        new(n.Id, n.Kind, n.Severity, n.SubjectKind, n.SubjectCode, n.Args, n.At, reading.Has(n.Id));

    // The shared newest answer, unless a person has left more than those unread.
    private static async Task<int> UnreadAsync(EstateDbContext db, Actor actor, Notification[] newest, List<Notification> mine, Reading reading, CancellationToken ct) =>
        newest.Length < Shared || newest[^1].Id <= reading.UpTo
            ? mine.Count(n => !reading.Has(n.Id))
            : await Unread(db, For(db, actor), actor, reading).CountAsync(ct);

    private ValueTask<Notification[]> NewestAsync(CancellationToken ct) => cache.GetAsync("notifications/newest", rows => rows.Length * 400, async stop =>
    {
        await using var db = await factory.CreateDbContextAsync(stop);
        return await db.Notifications.AsNoTracking().OrderByDescending(n => n.Id).Take(Shared).ToArrayAsync(stop);
    }, ct);

    /// <summary>What one person has read: all up to a number, and some after it; and the kinds that the person does not want to see.</summary>
    private sealed record Reading(long UpTo, IReadOnlySet<long> After, IReadOnlySet<string> Muted)
    {
        public bool Has(long id) => id <= UpTo || After.Contains(id);

        public static async Task<Reading> OfAsync(EstateDbContext db, Actor actor, CancellationToken ct)
        {
            if (actor.UserId is not { } user)
            {
                return new Reading(long.MaxValue, new HashSet<long>(), new HashSet<string>());
            }

            var mark = await db.NotificationMarks.Where(m => m.UserId == user).Select(m => (long?)m.ReadUpToId).FirstOrDefaultAsync(ct)
                ?? await BeforeAsync(db, user, ct);
            var after = await db.NotificationStates.Where(s => s.UserId == user && s.NotificationId > mark).Select(s => s.NotificationId).ToHashSetAsync(ct);
            return new Reading(mark, after, await db.MutedKindsAsync(user, ct));
        }

        /// <summary>What happened before a person was there is no news to that person.</summary>
        private static async Task<long> BeforeAsync(EstateDbContext db, long user, CancellationToken ct) =>
            await db.Notifications.Where(n => db.Users.Any(u => u.Id == user && n.At < u.CreatedAt)).MaxAsync(n => (long?)n.Id, ct) ?? 0;
    }
}
