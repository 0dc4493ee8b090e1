using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

/// <summary>Keeps what a person has done with the notifications, and tells the person's other screens.</summary>
public sealed partial class NotificationService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock)
{
    public Task<Result<DeskChange>> ReadAsync(long id, Actor actor, CancellationToken ct = default) => ApplyAsync(new(DeskAct.Read), id, actor, ct);

    /// <summary>Does it with one; fails with NotFound when the person is not told of it.</summary>
    public async Task<Result<DeskChange>> ApplyAsync(DeskOrder order, long id, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var desk = await Desk.ReadAsync(db, actor, clock.UtcNow, ct);
        return actor.UserId is null || await DeskQueries.Of(db, desk).AnyAsync(n => n.Id == id, ct)
            ? await ApplyAsync(order, [id], actor, ct)
            : Result<DeskChange>.NotFound("id");
    }

    /// <summary>Does it with those of the notifications that the person is told of.</summary>
    public async Task<Result<DeskChange>> ApplyAsync(DeskOrder order, IReadOnlyCollection<long> ids, Actor actor, CancellationToken ct = default)
    {
        if (Refuse(order, actor) is { } refused) { return refused; }
        var before = new Dictionary<long, NotificationState?>();
        foreach (var part in ids.Distinct().Chunk(Part))
        {
            await ApplyPartAsync(order, (_, _) => Task.FromResult(part), actor, before, ct);
        }

        return Published(actor, new DeskChange(before.Count, before));
    }

    /// <summary>Takes an order back: what it changed stands as it stood before.</summary>
    public async Task<Result> UndoAsync(DeskChange change, Actor actor, CancellationToken ct = default)
    {
        if (actor.UserId is not { } user) { return Result.Forbidden(); }
        if (!change.CanUndo) { return Result.Ok(); }
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (change.Mark is { } was && await db.NotificationMarks.FindAsync([user], ct) is { } mark)
        {
            (mark.ReadUpToId, mark.DoneUpToId) = was;
        }

        foreach (var part in change.Before.Keys.Chunk(Part))
        {
            db.NotificationStates.RemoveRange(await db.NotificationStates.Where(s => s.UserId == user && part.Contains(s.NotificationId)).ToListAsync(ct));
        }

        await db.SignReadingAsync(user, ct);

        // What is removed and added under one key in one save would be one change of a row: two saves.
        await db.SaveAsync(actor, ct);
        db.NotificationStates.AddRange(change.Before.Values.OfType<NotificationState>().Select(s => s.Copy()));
        await db.SaveAsync(actor, ct);
        await tx.CommitAsync(ct);
        changes.Publish(new EstateChange(ChangeKinds.Reading, user));
        return Result.Ok();
    }

    private Result<DeskChange>? Refuse(DeskOrder order, Actor actor) =>
        actor.UserId is null ? Result<DeskChange>.Forbidden()
        : order.Check(clock) is { IsOk: false } wrong ? Result<DeskChange>.Fail(wrong.Problems)
        : null;

    private Result<DeskChange> Published(Actor actor, DeskChange change)
    {
        if (change.Count > 0) { changes.Publish(new EstateChange(ChangeKinds.Reading, actor.UserId!.Value)); }
        return change;
    }
}
