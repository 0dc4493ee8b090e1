using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Sending;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Mails;

/// <summary>Puts mails that could not be delivered back into the queue, to where their readers are reached now.</summary>
public sealed class MailService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, OutboxSignal signal, AgencyClock clock)
{
    private const string Action = "send-again";
    private const int Batch = 300;

    /// <summary>Problems: Forbidden, NotFound, Mail.NotDead, Mail.NoReader for somebody who is not reached by e-mail any more.</summary>
    public async Task<Result> SendAgainAsync(long id, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.MailsSend))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.OutgoingMails.FirstOrDefaultAsync(m => m.Id == id, ct) is not { } mail)
        {
            return Result.NotFound("id");
        }

        var was = mail.ToAddress;
        var present = await db.PresentAsync([new(mail.Id, mail.RecipientKind, mail.RecipientId, mail.ToAddress, mail.ToName, mail.Language)], ct);
        var again = mail.Status != MailStatus.Dead ? Result.Fail("", "Mail.NotDead")
            : present.TryGetValue(mail.Id, out var to) ? mail.SendAgain(clock.UtcNow, to)
            : Result.Fail("", "Mail.NoReader");
        if (!again.IsOk)
        {
            return again;
        }

        db.Note(Action, nameof(OutgoingMail), mail.Id, mail.SubjectCode, was == mail.ToAddress ? null : new { Email = new[] { was, mail.ToAddress } });
        return Told(await db.CommitAsync(actor, ct));
    }

    /// <summary>
    /// All that could not be delivered and whose readers are reached by e-mail, some at a time: after a wrong password for the mail server they
    /// are thousands, and others want to write meanwhile. Where one of these saves is refused, those before it are sent nevertheless.
    /// </summary>
    public async Task<Result<SentAgain>> SendAllAgainAsync(Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.MailsSend))
        {
            return Result<SentAgain>.Forbidden();
        }

        for (var (after, all) = (0L, new SentAgain(0, 0)); ;)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await using var tx = await db.BeginWriteAsync(ct);
            var dead = await db.OutgoingMails.Where(m => m.Status == MailStatus.Dead && m.Id > after).OrderBy(m => m.Id).Take(Batch)
                .Select(m => new DeadMail(m.Id, m.RecipientKind, m.RecipientId, m.ToAddress, m.ToName, m.Language)).ToListAsync(ct);
            if (dead.Count == 0)
            {
                return all;
            }

            var sent = await SendAgainAsync(db, dead, ct);
            if (sent > 0)
            {
                db.Note(Action, nameof(OutgoingMail), 0, "", new { Mails = new int?[] { null, sent } });
                if (Told(await db.CommitAsync(actor, ct)) is { IsOk: false } refused)
                {
                    return Result<SentAgain>.Fail(refused.Problems);
                }
            }

            (after, all) = (dead[^1].Id, new(all.Sent + sent, all.Left + dead.Count - sent));
        }
    }

    // Only where the address is another one now, the mail itself is read.
    private async Task<int> SendAgainAsync(EstateDbContext db, IReadOnlyList<DeadMail> dead, CancellationToken ct)
    {
        var present = await db.PresentAsync(dead, ct);
        var moved = dead.Where(m => present.TryGetValue(m.Id, out var to) && (to.Address, to.Name) != (m.Address, m.Name)).Select(m => m.Id).ToHashSet();
        var mails = moved.Count == 0 ? [] : await db.OutgoingMails.Where(m => moved.Contains(m.Id)).ToListAsync(ct);
        return mails.Count(m => m.SendAgain(clock.UtcNow, present[m.Id]).IsOk)
            + await MailQueue.SendAgainAsync(db, [.. present.Keys.Where(id => !moved.Contains(id))], clock.UtcNow, ct);
    }

    private Result Told(Result saved)
    {
        if (saved.IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Mail));
            signal.Wake();
        }

        return saved;
    }
}

/// <param name="Left">Those whose readers are not reached by e-mail any more.</param>
public sealed record SentAgain(int Sent, int Left);
