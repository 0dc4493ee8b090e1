using System.Data.Common;
using BlazorEstate.Domain;
using BlazorEstate.Email.Mime;

namespace BlazorEstate.Email.Sending;

/// <summary>
/// Sends claimed mails one after another. While one mail is agreed on with the server, the delivery of the one before it is written to
/// the disk, and no mail is handed over before that is done: whenever the program is killed, at most one delivered mail is unrecorded.
/// </summary>
internal sealed class OutboxBatch(OutboxParts parts, MailLine line, string holder, List<OutgoingMail> mails, DateTime until)
{
    /// <summary>Between the end of a claim and the last moment at which a mail is still handed over.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RecordAgain = TimeSpan.FromSeconds(1);

    private static readonly Task<Composed> NoneAsync = Task.FromResult(new Composed("", null, ""));

    private readonly Queue<OutgoingMail> _left = new(mails);
    private DateTime _until = until;
    private Task _recorded = Task.CompletedTask;
    private int _sent;
    private int _dead;

    public async Task<OutboxRound> RunAsync(CancellationToken ct)
    {
        string? fault = null;
        try
        {
            var next = parts.Composer.ComposeAsync(_left.Peek(), ct);
            while (fault is null && _left.Count > 0 && !ct.IsCancellationRequested)
            {
                var composed = await next;
                var mail = _left.Peek();
                // The next letter is written while this one is on its way.
                var following = _left.ElementAtOrDefault(1);
                next = following is null ? NoneAsync : Task.Run(() => parts.Composer.ComposeAsync(following, ct), CancellationToken.None);
                fault = await OneAsync(mail, composed, ct);
                await next;
            }
        }
        finally
        {
            await _recorded;
            await GiveBackAsync(fault);
        }

        return new OutboxRound(mails.Count, _sent, _dead, fault);
    }

    /// <summary>Sees to one mail; returns the server's fault, for which the rest waits.</summary>
    private async Task<string?> OneAsync(OutgoingMail mail, Composed composed, CancellationToken ct)
    {
        if (composed.Message is not { } message)
        {
            if (!ct.IsCancellationRequested)
            {
                await EndAsync(mail, composed.Error!, tried: false);
                _left.Dequeue();
            }

            return null;
        }

        try
        {
            await KeepAsync(message, ct);
            await line.SendAsync(message, BeforeLastAsync, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
        catch (ClaimLostException)
        {
            parts.Log.LogWarning("Mails were held longer than claimed; another sender may have them");
            _left.Clear();
            return null;
        }
        catch (MailException e)
        {
            await _recorded;
            return await FailedAsync(mail, e);
        }

        _sent++;
        _left.Dequeue();
        _recorded = Task.Run(() => RecordAsync(mail, ct), CancellationToken.None);
        return null;
    }

    private async Task<string?> FailedAsync(OutgoingMail mail, MailException e)
    {
        parts.Log.LogInformation("Mail {Id} was not taken ({Fault}): {Error}", mail.Id, e.Fault, e.Message);
        if (e.Fault == MailFault.Server)
        {
            return e.Message;
        }

        if (e.Fault == MailFault.Refused || mail.Tries + 1 >= Backoff.MostTries)
        {
            await EndAsync(mail, e.Message, tried: true);
        }
        else
        {
            await parts.Queue.PutOffAsync(mail, Short(e.Message), parts.Clock.UtcNow + Backoff.ForMail(mail.Tries + 1));
        }

        _left.Dequeue();
        return e.LineLost ? e.Message : null;
    }

    private async Task EndAsync(OutgoingMail mail, string error, bool tried)
    {
        await _recorded;
        _dead++;
        await parts.Queue.DeadAsync(mail, Short(error), tried);
    }

    // The server has the mail: that is written down, however often it takes.
    private async Task RecordAsync(OutgoingMail mail, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (!await parts.Queue.DeliveredAsync(mail, parts.Clock.UtcNow, CancellationToken.None))
                {
                    parts.Log.LogWarning("Mail {Id} was delivered, but somebody else has taken it over", mail.Id);
                }

                return;
            }
            catch (DbException e) when (!ct.IsCancellationRequested || tries < 5)
            {
                parts.Log.LogWarning(e, "The delivery of mail {Id} could not be recorded; trying again", mail.Id);
                await Task.Delay(RecordAgain, CancellationToken.None);
            }
        }
    }

    private async Task BeforeLastAsync(CancellationToken ct)
    {
        await _recorded.WaitAsync(ct);
        if (parts.Clock.UtcNow > _until - Margin)
        {
            throw new ClaimLostException();
        }
    }

    private async Task KeepAsync(MimeMessage message, CancellationToken ct)
    {
        var needed = parts.Clock.UtcNow + line.PatienceFor(message) + (2 * Margin);
        if (needed < _until)
        {
            return;
        }

        var longer = needed + OutboxSender.Claim;
        _until = await parts.Queue.KeepAsync(holder, _left, longer, ct) ? longer : throw new ClaimLostException();
    }

    private async Task GiveBackAsync(string? error)
    {
        if (_left.Count > 0)
        {
            await parts.Queue.ReleaseAsync(holder, _left, error is null ? null : Short(error));
        }
    }

    private static string Short(string error) => error.Length <= 1000 ? error : error[..1000];

    private sealed class ClaimLostException : Exception;
}
