using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

/// <summary>
/// What a person is told: notifications for a permission that the person has, also of what the person did, for it
/// stands on every screen alike; those addressed to the person alone; never of a kind that the person has switched off.
/// </summary>
public sealed class NotificationQueries(IDbContextFactory<EstateDbContext> factory, Bells bells, AgencyClock clock)
{
    /// <summary>Of one record, no more are listed at once.</summary>
    public const int MostOfOne = 100;

    public ValueTask<BellView> BellAsync(Actor actor, CancellationToken ct = default) => bells.OfAsync(actor, ct);

    public async Task<int> CountAsync(Actor actor, CancellationToken ct = default) => (await bells.OfAsync(actor, ct)).Unread;

    public async Task<Paged<NotificationView>> ListAsync(Actor actor, NotificationFilter filter, PageRequest page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (desk, found) = await FoundAsync(db, actor, filter, ct);
        var total = await found.CountAsync(ct);
        var rows = total <= page.Skip ? [] : await Ordered(found, filter).Skip(page.Skip).Take(page.PageSize).ToListAsync(ct);
        return new Paged<NotificationView>(await ViewsAsync(db, desk, rows, clock.UtcNow, ct), total, page.Page, page.PageSize);
    }

    /// <summary>One row for each record, by what was told of it last.</summary>
    public async Task<Paged<NotificationGroup>> GroupsAsync(Actor actor, NotificationFilter filter, PageRequest page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (desk, found) = await FoundAsync(db, actor, filter, ct);
        var groups = found.GroupBy(n => new { n.SubjectKind, n.SubjectId }).Select(g => new { Last = g.Max(n => n.Id), Count = g.Count() });
        var total = await groups.CountAsync(ct);
        var heads = total <= page.Skip ? [] : await (filter.OldestFirst ? groups.OrderBy(g => g.Last) : groups.OrderByDescending(g => g.Last)).Skip(page.Skip).Take(page.PageSize).ToListAsync(ct);
        var counts = heads.ToDictionary(h => h.Last, h => h.Count);
        var rows = await db.Notifications.AsNoTracking().Where(n => counts.Keys.Contains(n.Id)).ToDictionaryAsync(n => n.Id, ct);
        var ids = rows.Values.Select(n => n.SubjectId).ToList();
        var unread = DeskQueries.Of(db, desk, DeskView.Unread, clock.UtcNow);
        var news = await unread.Where(n => ids.Contains(n.SubjectId)).GroupBy(n => new { n.SubjectKind, n.SubjectId }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var views = await ViewsAsync(db, desk, heads.ConvertAll(h => rows[h.Last]), clock.UtcNow, ct);
        return new Paged<NotificationGroup>(
            [.. views.Select(v => new NotificationGroup(v, counts[v.Id], news.FirstOrDefault(c => c.Key.SubjectKind == v.SubjectKind && c.Key.SubjectId == v.SubjectId)?.Count ?? 0))],
            total, page.Page, page.PageSize);
    }

    /// <summary>What the filter finds about one record, the newest first.</summary>
    public async Task<IReadOnlyList<NotificationView>> AboutAsync(Actor actor, NotificationFilter filter, string subjectKind, long subjectId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (desk, found) = await FoundAsync(db, actor, filter, ct);
        var rows = await found.Where(n => n.SubjectId == subjectId && n.SubjectKind == subjectKind).OrderByDescending(n => n.Id).Take(MostOfOne).ToListAsync(ct);
        return await ViewsAsync(db, desk, rows, clock.UtcNow, ct);
    }

    /// <summary>Everything that the filter finds about the records of these notifications.</summary>
    public async Task<IReadOnlyList<long>> WithAllOfTheirRecordsAsync(Actor actor, NotificationFilter filter, IReadOnlyCollection<long> ids, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (_, found) = await FoundAsync(db, actor, filter, ct);
        return await (from head in db.Notifications
                      where ids.Contains(head.Id)
                      join n in found on new { head.SubjectId, head.SubjectKind } equals new { n.SubjectId, n.SubjectKind }
                      select n.Id).Distinct().OrderBy(id => id).Take(DeskChange.MostUndone).ToListAsync(ct);
    }

    public async Task<DeskFigures> FiguresAsync(Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var ((desk, unread), now) = (await bells.CountsAsync(actor, ct), clock.UtcNow);
        var snoozed = await DeskQueries.Of(db, desk, DeskView.Snoozed, now).CountAsync(ct);
        var oldest = await DeskQueries.Of(db, desk, DeskView.Inbox, now).Where(n => n.Severity >= Severity.Warning).OrderBy(n => n.Id).Take(1).ToListAsync(ct);
        return new DeskFigures(unread, snoozed, desk.WakesAt, await ViewsAsync(db, desk, oldest, now, ct) is [var waiting] ? waiting : null);
    }

    /// <summary>The zone of the person's day.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var name = await db.NotificationSettings.Where(s => s.UserId == actor.UserId).Select(s => s.TimeZone).FirstOrDefaultAsync(ct);
        return name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : clock.Zone;
    }

    internal static async Task<IReadOnlyList<NotificationView>> ViewsAsync(EstateDbContext db, Desk desk, List<Notification> rows, DateTime now, CancellationToken ct)
    {
        var ids = rows.ConvertAll(n => n.Id);
        var states = ids.Count == 0 ? [] : await db.NotificationStates.AsNoTracking().Where(s => s.UserId == desk.User && ids.Contains(s.NotificationId)).ToDictionaryAsync(s => s.NotificationId, ct);
        return rows.ConvertAll(n =>
        {
            var state = states.GetValueOrDefault(n.Id);
            return NotificationView.Of(n, desk.StandingOf(n.Id, state, now), state?.SnoozedUntil);
        });
    }

    private async Task<(Desk Desk, IQueryable<Notification> Found)> FoundAsync(EstateDbContext db, Actor actor, NotificationFilter filter, CancellationToken ct)
    {
        var desk = await bells.DeskAsync(actor, ct);
        var newest = string.IsNullOrWhiteSpace(filter.Text) ? 0 : await db.Notifications.MaxAsync(n => (long?)n.Id, ct) ?? 0;
        return (desk, DeskQueries.Of(db, desk, filter, clock, newest));
    }

    private static IOrderedQueryable<Notification> Ordered(IQueryable<Notification> found, NotificationFilter filter) =>
        filter.OldestFirst ? found.OrderBy(n => n.Id) : found.OrderByDescending(n => n.Id);
}
