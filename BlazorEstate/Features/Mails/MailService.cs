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

        var (was, again) = (mail.ToAddress, await AgainAsync(db, mail, ct));
        if (!again.IsOk)
        {
            return again;
        }

        db.Note(Action, nameof(OutgoingMail), mail.Id, mail.SubjectCode, was == mail.ToAddress ? null : new { Email = new[] { was, mail.ToAddress } });
        var saved = await db.CommitAsync(actor, ct);
        Tell();
        return saved;
    }

    /// <summary>All that could not be delivered and whose readers are reached by e-mail.</summary>
    public async Task<Result<SentAgain>> SendAllAgainAsync(Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.MailsSend))
        {
            return Result<SentAgain>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var dead = await db.OutgoingMails.Where(m => m.Status == MailStatus.Dead).ToListAsync(ct);
        var sent = 0;
        foreach (var mail in dead)
        {
            sent += (await AgainAsync(db, mail, ct)).IsOk ? 1 : 0;
        }

        if (sent > 0)
        {
            db.Note(Action, nameof(OutgoingMail), 0, "", new { Mails = new int?[] { null, sent } });
            await db.CommitAsync(actor, ct);
            Tell();
        }

        return new SentAgain(sent, dead.Count - sent);
    }

    private async Task<Result> AgainAsync(EstateDbContext db, OutgoingMail mail, CancellationToken ct) =>
        mail.Status != MailStatus.Dead ? Result.Fail("", "Mail.NotDead")
        : await db.PresentAsync(mail, ct) is { } present ? mail.SendAgain(clock.UtcNow, present)
        : Result.Fail("", "Mail.NoReader");

    private void Tell()
    {
        changes.Publish(new EstateChange(ChangeKinds.Mail));
        signal.Wake();
    }
}

/// <param name="Left">Those whose readers are not reached by e-mail any more.</param>
public sealed record SentAgain(int Sent, int Left);
