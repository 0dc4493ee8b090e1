using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>
/// Who sends which mail. Mails are claimed in a short transaction for a time, sent outside of any, and whatever became of one is
/// written under its claim: holder and attempt. A claim that ran out is anybody's, and its late holder changes nothing any more.
/// </summary>
public sealed class MailQueue(IDbContextFactory<EstateDbContext> factory) : IAsyncDisposable
{
    private readonly DeliveryRecord _delivered = new(factory);

    public ValueTask DisposeAsync() => _delivered.DisposeAsync();

    /// <summary>The next mails that are due, with their attachments; none while nothing is. Takes the write lock only when something is.</summary>
    public async Task<List<OutgoingMail>> ClaimAsync(string holder, int most, DateTime now, DateTime until, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await Due(db, now).AnyAsync(ct) && !await Abandoned(db, now).AnyAsync(ct))
        {
            return [];
        }

        await using var tx = await db.BeginWriteAsync(ct);
        var mails = await Abandoned(db, now).OrderBy(m => m.Id).Take(most).Include(m => m.Attachments).ToListAsync(ct);
        mails.AddRange(await Due(db, now).OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(most - mails.Count).Include(m => m.Attachments).ToListAsync(ct));
        foreach (var mail in mails)
        {
            mail.Claim(holder, until);
        }

        await db.SaveAsync(Actor.System, ct);
        await tx.CommitAsync(ct);
        return mails;
    }

    /// <summary>The mail was taken; on the disk when this returns. False where the claim was lost.</summary>
    public Task<bool> DeliveredAsync(OutgoingMail mail, DateTime at, CancellationToken ct = default) => _delivered.WriteAsync(mail, at, ct);

    /// <summary>The mail is tried again later, and this try counts.</summary>
    public Task<bool> PutOffAsync(OutgoingMail mail, string error, DateTime next, CancellationToken ct = default) => UnderClaimAsync(mail, held => held.ExecuteUpdateAsync(
        x => x.SetProperty(m => m.Status, MailStatus.Queued).SetProperty(m => m.Error, error).SetProperty(m => m.NextAt, next).SetProperty(m => m.Tries, m => m.Tries + 1)
            .SetProperty(m => m.ClaimedBy, (string?)null).SetProperty(m => m.ClaimedUntil, (DateTime?)null), ct), ct);

    /// <summary>Gives mails back as they were; an error of the server is remembered with them, but does not count against them.</summary>
    public async Task ReleaseAsync(string holder, IReadOnlyCollection<OutgoingMail> mails, string? error, CancellationToken ct = default)
    {
        var ids = mails.Select(m => m.Id).ToList();
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.OutgoingMails.Where(m => ids.Contains(m.Id) && m.Status == MailStatus.Sending && m.ClaimedBy == holder).ExecuteUpdateAsync(
            x => x.SetProperty(m => m.Status, MailStatus.Queued).SetProperty(m => m.Error, m => error ?? m.Error)
                .SetProperty(m => m.ClaimedBy, (string?)null).SetProperty(m => m.ClaimedUntil, (DateTime?)null), ct);
    }

    /// <summary>Gives back what holders had who are known to be gone.</summary>
    public async Task<int> ReleaseOfAsync(IReadOnlyCollection<string> holders, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.OutgoingMails.Where(m => m.Status == MailStatus.Sending && holders.Contains(m.ClaimedBy!)).ExecuteUpdateAsync(
            x => x.SetProperty(m => m.Status, MailStatus.Queued).SetProperty(m => m.ClaimedBy, (string?)null).SetProperty(m => m.ClaimedUntil, (DateTime?)null), ct);
    }

    /// <summary>Keeps mails for longer; false where one of them is not held any more.</summary>
    public async Task<bool> KeepAsync(string holder, IReadOnlyCollection<OutgoingMail> mails, DateTime until, CancellationToken ct = default)
    {
        var ids = mails.Select(m => m.Id).ToList();
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.OutgoingMails.Where(m => ids.Contains(m.Id) && m.Status == MailStatus.Sending && m.ClaimedBy == holder)
            .ExecuteUpdateAsync(x => x.SetProperty(m => m.ClaimedUntil, until), ct) == ids.Count;
    }

    /// <summary>The mail waits for a person, who is told by <see cref="TellDeadAsync"/>.</summary>
    public async Task<bool> DeadAsync(OutgoingMail mail, string error, bool tried, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await Held(db, mail).FirstOrDefaultAsync(ct) is not { } held)
        {
            return false;
        }

        held.Die(error, tried);
        db.Note("undelivered", nameof(OutgoingMail), held.Id, held.SubjectCode, new { Error = new[] { null, error } });
        await db.SaveAsync(Actor.System, ct);
        await tx.CommitAsync(ct);
        return true;
    }

    /// <summary>Puts dead mails back into the queue as if they were new, to the addresses that they have; how many.</summary>
    public static async Task<int> SendAgainAsync(EstateDbContext db, IReadOnlyCollection<long> ids, DateTime at, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return ids.Count == 0 ? 0 : await db.OutgoingMails.Where(m => ids.Contains(m.Id) && m.Status == MailStatus.Dead).ExecuteUpdateAsync(
            x => x.SetProperty(m => m.Status, MailStatus.Queued).SetProperty(m => m.NextAt, at).SetProperty(m => m.Tries, 0).SetProperty(m => m.Untold, false), ct);
    }

    /// <summary>Tells once of all mails that died since it was told last, however many they are; not more often than every so often. False where there is nothing to tell now.</summary>
    /// <param name="kind">Key of the kind of event.</param>
    /// <param name="pause">Between one notification and the next.</param>
    /// <param name="tell">Makes the notification of the first of them and how many there are.</param>
    public async Task<bool> TellDeadAsync(string kind, TimeSpan pause, DateTime now, Func<OutgoingMail, int, Task<Notification>> tell, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await Untold(db).AnyAsync(ct))
        {
            return false;
        }

        await using var tx = await db.BeginWriteAsync(ct);
        var last = await db.Notifications.Where(n => n.Kind == kind).OrderByDescending(n => n.Id).Select(n => (DateTime?)n.At).FirstOrDefaultAsync(ct);
        var count = last > now - pause ? 0 : await Untold(db).CountAsync(ct);
        if (count == 0)
        {
            return false;
        }

        db.Notifications.Add(await tell(await Untold(db).OrderBy(m => m.Id).FirstAsync(ct), count));
        db.Note("told", nameof(Notification), 0, kind, new { Mails = new int?[] { null, count } });
        await Untold(db).ExecuteUpdateAsync(x => x.SetProperty(m => m.Untold, false), ct);
        await db.SaveAsync(Actor.System, ct);
        await tx.CommitAsync(ct);
        return true;
    }

    /// <summary>Removes mails that were sent before then, so many at once that nobody waits long for the write lock; the first batch brings the one note of the audit trail.</summary>
    public async Task<int> RemoveSentAsync(DateTime before, int most, CancellationToken ct = default)
    {
        for (var removed = 0; ;)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var old = db.OutgoingMails.Where(m => m.Status == MailStatus.Sent && m.SentAt < before);
            if (!await old.AnyAsync(ct))
            {
                return removed;
            }

            await using var tx = await db.BeginWriteAsync(ct);
            var ids = await old.OrderBy(m => m.SentAt).Take(most).Select(m => m.Id).ToListAsync(ct);
            if (removed == 0 && ids.Count > 0)
            {
                db.Note("removed-sent", nameof(OutgoingMail), 0, $"{before:yyyy-MM-dd}", new { Mails = new int?[] { await old.CountAsync(ct), null } });
                await db.SaveAsync(Actor.System, ct);
            }

            await db.MailAttachments.Where(a => EF.Parameter(ids).Contains(a.MailId)).ExecuteDeleteAsync(ct);
            removed += await db.OutgoingMails.Where(m => EF.Parameter(ids).Contains(m.Id)).ExecuteDeleteAsync(ct);
            await tx.CommitAsync(ct);
        }
    }

    private async Task<bool> UnderClaimAsync(OutgoingMail mail, Func<IQueryable<OutgoingMail>, Task<int>> update, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await update(Held(db, mail)) == 1;
    }

    private static IQueryable<OutgoingMail> Held(EstateDbContext db, OutgoingMail mail)
    {
        var (id, holder, attempt) = (mail.Id, mail.ClaimedBy, mail.Attempts);
        return db.OutgoingMails.Where(m => m.Id == id && m.Status == MailStatus.Sending && m.ClaimedBy == holder && m.Attempts == attempt);
    }

    private static IQueryable<OutgoingMail> Untold(EstateDbContext db) => db.OutgoingMails.AsNoTracking().Where(m => m.Status == MailStatus.Dead && m.Untold);

    private static IQueryable<OutgoingMail> Due(EstateDbContext db, DateTime now) => db.OutgoingMails.Where(m => m.Status == MailStatus.Queued && m.NextAt <= now);

    private static IQueryable<OutgoingMail> Abandoned(EstateDbContext db, DateTime now) => db.OutgoingMails.Where(m => m.Status == MailStatus.Sending && m.ClaimedUntil < now);
}
