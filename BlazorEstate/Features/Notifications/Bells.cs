using System.Collections.Concurrent;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace BlazorEstate.Features.Notifications;

/// <summary>
/// Keeps what each bell shows. An event costs one query for all people together: what came since is laid upon what each
/// was shown before. Only who did something with the own notifications is read anew. Bounded to <see cref="MostPeople"/>.
/// </summary>
public sealed class Bells(IDbContextFactory<EstateDbContext> factory, RevisionCache cache, EstateChanges changes, AgencyClock clock) : IDisposable
{
    public const int Shown = 8;
    private const int MostPeople = 5_000;
    private const int Tail = 200;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostPeople });
    private readonly ConcurrentDictionary<(string Key, long Reading, Newest Newest), Lazy<Task<Kept>>> _underWay = new();

    /// <summary>Who is nobody stored is told nothing.</summary>
    public async ValueTask<BellView> OfAsync(Actor actor, CancellationToken ct = default) => actor.UserId is null ? BellView.Empty : (await KeptAsync(actor, ct)).View;

    /// <summary>How much is unread, by severity.</summary>
    internal async ValueTask<(Desk Desk, IReadOnlyDictionary<Severity, int> Unread)> CountsAsync(Actor actor, CancellationToken ct = default)
    {
        var kept = await KeptAsync(actor, ct);
        return (kept.Desk, kept.Unread);
    }

    internal async ValueTask<Desk> DeskAsync(Actor actor, CancellationToken ct = default) => (await KeptAsync(actor, ct)).Desk;

    public void Dispose() => _kept.Dispose();

    private async ValueTask<Kept> KeptAsync(Actor actor, CancellationToken ct)
    {
        var key = $"{actor.UserId}/{string.Join(',', Desk.AudiencesOf(actor))}";
        var reading = changes.ReadingOf(actor.UserId ?? 0);
        var newest = await NewestAsync(ct);
        if (_kept.TryGetValue(key, out Kept? kept) && kept!.Reading == reading && !(kept.Desk.WakesAt <= clock.UtcNow))
        {
            if (ReferenceEquals(kept.Newest, newest)) { return kept; }
            if (newest.Since(kept.Newest) is { } came) { return Keep(key, Add(kept, newest, came)); }
        }

        var work = _underWay.GetOrAdd((key, reading, newest), id => new Lazy<Task<Kept>>(() => ReadAsync(actor, id)));
        return await work.Value.WaitAsync(ct);
    }

    private async Task<Kept> ReadAsync(Actor actor, (string Key, long Reading, Newest Newest) id)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync();
            var now = clock.UtcNow;
            var desk = await Desk.ReadAsync(db, actor, now, CancellationToken.None);
            var unread = await DeskQueries.Of(db, desk, DeskView.Unread, now).Where(n => n.Id <= id.Newest.UpTo)
                .GroupBy(n => n.Severity).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
            var rows = await DeskQueries.Of(db, desk, DeskView.Inbox, now).Where(n => n.Id <= id.Newest.UpTo).OrderByDescending(n => n.Id).Take(Shown).ToListAsync();
            return Keep(id.Key, Kept.Of(desk, id.Reading, id.Newest, unread, await NotificationQueries.ViewsAsync(db, desk, rows, now, CancellationToken.None)));
        }
        finally
        {
            _underWay.TryRemove(id, out _);
        }
    }

    private static Kept Add(Kept kept, Newest newest, IEnumerable<Notification> came)
    {
        var mine = came.Where(kept.Desk.Shows).ToList();
        if (mine.Count == 0) { return kept with { Newest = newest }; }
        var unread = new Dictionary<Severity, int>(kept.Unread);
        foreach (var n in mine) { unread[n.Severity] = unread.GetValueOrDefault(n.Severity) + 1; }
        return Kept.Of(kept.Desk, kept.Reading, newest, unread, [.. mine.Select(n => NotificationView.Of(n, Standing.Unread)).Concat(kept.View.Latest).Take(Shown)]);
    }

    private Kept Keep(string key, Kept kept) => _kept.Set(key, kept, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });

    private ValueTask<Newest> NewestAsync(CancellationToken ct) => cache.GetAsync("notifications/newest", newest => newest.Items.Length * 500, async stop =>
    {
        await using var db = await factory.CreateDbContextAsync(stop);
        return new Newest(await db.Notifications.AsNoTracking().OrderByDescending(n => n.Id).Take(Tail).ToArrayAsync(stop));
    }, ct);

    private sealed record Kept(Desk Desk, long Reading, Newest Newest, IReadOnlyDictionary<Severity, int> Unread, BellView View)
    {
        public static Kept Of(Desk desk, long reading, Newest newest, IReadOnlyDictionary<Severity, int> unread, IReadOnlyList<NotificationView> latest) =>
            new(desk, reading, newest, unread, new BellView(unread.Values.Sum(), unread.Count == 0 ? null : unread.Keys.Max(), latest));
    }

    /// <summary>The latest of all notifications, whoever is told, the newest first.</summary>
    private sealed class Newest(Notification[] items)
    {
        public Notification[] Items => items;

        public long UpTo => items is [var first, ..] ? first.Id : 0;

        /// <summary>What came after that other answer; null when it may be more than is known here.</summary>
        public IEnumerable<Notification>? Since(Newest other) =>
            items.Length < Tail || items[^1].Id <= other.UpTo ? items.TakeWhile(n => n.Id > other.UpTo) : null;
    }
}
