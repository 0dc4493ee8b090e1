using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notifications;

/// <summary>Keeps what a person has read, and tells the person's other screens.</summary>
public sealed class NotificationService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock)
{
    public async Task<Result> ReadAsync(long id, Actor actor, CancellationToken ct = default)
    {
        if (actor.UserId is not { } user)
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (!await NotificationQueries.For(db, actor).AnyAsync(n => n.Id == id, ct))
        {
            return Result.NotFound("id");
        }

        if (!await db.NotificationStates.AnyAsync(s => s.UserId == user && s.NotificationId == id, ct))
        {
            db.NotificationStates.Add(new NotificationState { UserId = user, NotificationId = id, ReadAt = clock.UtcNow });
            await db.SaveAsync(actor, ct);
            await tx.CommitAsync(ct);
            changes.Publish(new EstateChange(ChangeKinds.Reading, user));
        }

        return Result.Ok();
    }

    /// <summary>Everything there is by now counts as read.</summary>
    public async Task<Result> ReadAllAsync(Actor actor, CancellationToken ct = default)
    {
        if (actor.UserId is not { } user)
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var newest = await db.Notifications.MaxAsync(n => (long?)n.Id, ct) ?? 0;
        var mark = await db.NotificationMarks.FindAsync([user], ct);
        if (mark is null)
        {
            db.NotificationMarks.Add(new NotificationMark { UserId = user, ReadUpToId = newest });
        }
        else
        {
            mark.ReadUpToId = newest;
        }

        db.NotificationStates.RemoveRange(await db.NotificationStates.Where(s => s.UserId == user && s.NotificationId <= newest).ToListAsync(ct));
        await db.SaveAsync(actor, ct);
        await tx.CommitAsync(ct);
        changes.Publish(new EstateChange(ChangeKinds.Reading, user));
        return Result.Ok();
    }
}
