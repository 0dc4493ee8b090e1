using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Sending;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Mails;

/// <summary>Puts mails that could not be delivered back into the queue.</summary>
public sealed class MailService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, OutboxSignal signal, AgencyClock clock)
{
    private const string Action = "send-again";

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

        if (!mail.SendAgain(clock.UtcNow))
        {
            return Result.Fail("", "Mail.NotDead");
        }

        db.Note(Action, nameof(OutgoingMail), mail.Id, mail.SubjectCode);
        var saved = await db.CommitAsync(actor, ct);
        Tell();
        return saved;
    }

    /// <summary>All that could not be delivered; tells how many.</summary>
    public async Task<Result<int>> SendAllAgainAsync(Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.MailsSend))
        {
            return Result<int>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var dead = await db.OutgoingMails.Where(m => m.Status == MailStatus.Dead).ToListAsync(ct);
        if (dead.Count > 0)
        {
            dead.ForEach(m => m.SendAgain(clock.UtcNow));
            db.Note(Action, nameof(OutgoingMail), 0, "", new { Mails = new int?[] { null, dead.Count } });
            await db.CommitAsync(actor, ct);
            Tell();
        }

        return dead.Count;
    }

    private void Tell()
    {
        changes.Publish(new EstateChange(ChangeKinds.Mail));
        signal.Wake();
    }
}
