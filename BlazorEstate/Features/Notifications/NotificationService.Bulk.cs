using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

public sealed partial class NotificationService
{
    // Others who want to write come in between.
    private const int Part = 500;

    /// <summary>Everything there is by now counts as read.</summary>
    public Task<Result<DeskChange>> ReadAllAsync(Actor actor, CancellationToken ct = default) =>
        ApplyAllAsync(new(DeskAct.Read), new NotificationFilter(DeskView.Unread), actor, ct);

    /// <summary>Does it with everything that the filter finds now; what comes meanwhile is left alone.</summary>
    public async Task<Result<DeskChange>> ApplyAllAsync(DeskOrder order, NotificationFilter filter, Actor actor, CancellationToken ct = default)
    {
        if (Refuse(order, actor) is { } refused) { return refused; }
        var whole = filter.IsWhole && (order.Act, filter.View) is (DeskAct.Read, DeskView.Unread or DeskView.Inbox) or (DeskAct.Done, DeskView.Inbox);
        return Published(actor, whole ? await RaiseAsync(order.Act, actor, ct) : await ApplyEachAsync(order, filter, actor, ct));
    }

    private async Task<DeskChange> ApplyEachAsync(DeskOrder order, NotificationFilter filter, Actor actor, CancellationToken ct)
    {
        var before = new Dictionary<long, NotificationState?>();
        long newest;
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            newest = await db.Notifications.MaxAsync(n => (long?)n.Id, ct) ?? 0;
        }

        for (var (last, more) = (0L, true); more;)
        {
            var changed = await ApplyPartAsync(order, (db, desk) => DeskQueries.Of(db, desk, filter, clock, newest)
                .Where(n => n.Id > last && n.Id <= newest).OrderBy(n => n.Id).Select(n => n.Id).Take(Part).ToArrayAsync(ct), actor, before, ct);
            (last, more) = (changed.LastOrDefault(), changed.Length == Part);
        }

        return new DeskChange(before.Count, before.Count <= DeskChange.MostUndone ? before : null);
    }

    // One transaction; remembers how what it changes stood before.
    private async Task<long[]> ApplyPartAsync(DeskOrder order, Func<EstateDbContext, Desk, Task<long[]>> which, Actor actor, Dictionary<long, NotificationState?> before, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var now = clock.UtcNow;
        var desk = await Desk.ReadAsync(db, actor, now, ct);
        var ids = await which(db, desk);
        var told = await DeskQueries.Of(db, desk).Where(n => ids.Contains(n.Id)).Select(n => n.Id).ToListAsync(ct);
        var states = await db.NotificationStates.Where(s => s.UserId == desk.User && ids.Contains(s.NotificationId)).ToDictionaryAsync(s => s.NotificationId, ct);
        var known = before.Count;
        foreach (var id in told)
        {
            var had = states.GetValueOrDefault(id);
            var (was, state) = (had?.Copy(), had ?? Untouched(desk, id, now));
            if (!state.Apply(order.Act, now, order.Until)) { continue; }
            before.TryAdd(id, was);
            if (had is null) { db.NotificationStates.Add(state); }
        }

        if (before.Count > known) { await db.SignReadingAsync(desk.User, ct); }
        await db.SaveAsync(actor, ct);
        await tx.CommitAsync(ct);
        return ids;
    }

    // The marks say it for all there is, so that nothing is written for each.
    private async Task<DeskChange> RaiseAsync(DeskAct act, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var now = clock.UtcNow;
        var desk = await Desk.ReadAsync(db, actor, now, ct);
        var count = await DeskQueries.Of(db, desk, act == DeskAct.Done ? DeskView.Inbox : DeskView.Unread, now).CountAsync(ct);
        if (count == 0) { return DeskChange.None; }
        var newest = await db.Notifications.MaxAsync(n => n.Id, ct);
        var own = await db.NotificationStates.Where(s => s.UserId == desk.User && s.NotificationId <= newest && (s.SnoozedUntil == null || s.SnoozedUntil <= now || s.DoneAt != null)
            && (act == DeskAct.Done || s.DoneAt == null)).ToListAsync(ct);
        var before = own.Count <= DeskChange.MostUndone ? own.ToDictionary(s => s.NotificationId, s => (NotificationState?)s.Copy()) : null;
        var mark = await db.NotificationMarks.FindAsync([desk.User], ct)
            ?? db.NotificationMarks.Add(new NotificationMark { UserId = desk.User, ReadUpToId = desk.ReadUpTo, DoneUpToId = desk.DoneUpTo }).Entity;
        mark.ReadUpToId = newest;
        if (act == DeskAct.Done) { mark.DoneUpToId = newest; }
        foreach (var state in own)
        {
            // A state that says what the mark says is not needed.
            if (NotificationMark.StandingOf(state.NotificationId, mark.ReadUpToId, mark.DoneUpToId) == (act == DeskAct.Done ? Standing.Done : Standing.Read)) { db.NotificationStates.Remove(state); }
            else { state.Apply(act, now); }
        }

        await db.SignReadingAsync(desk.User, ct);
        await db.SaveAsync(actor, ct);
        await tx.CommitAsync(ct);
        return new DeskChange(count, before, (desk.ReadUpTo, desk.DoneUpTo));
    }

    private static NotificationState Untouched(Desk desk, long id, DateTime now)
    {
        var standing = NotificationMark.StandingOf(id, desk.ReadUpTo, desk.DoneUpTo);
        return new NotificationState
        {
            UserId = desk.User,
            NotificationId = id,
            ReadAt = standing == Standing.Unread ? null : now,
            DoneAt = standing == Standing.Done ? now : null,
        };
    }
}
