using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;

namespace BlazorEstate.Email.Sending;

/// <summary>How one round went: how many mails were claimed, sent and given up, and the fault after which the server should be left alone for a while.</summary>
public sealed record OutboxRound(int Claimed, int Sent, int Dead, string? ServerFault);

/// <summary>Claims some mails and sees to each: sent, put off, or dead. Where it leaves a connection open, the next round goes on with it.</summary>
public sealed class OutboxSender : IAsyncDisposable
{
    /// <summary>No mail is held for less; longer where it needs more time.</summary>
    internal static readonly TimeSpan Claim = TimeSpan.FromMinutes(3);

    internal static readonly TimeSpan TellEvery = TimeSpan.FromHours(1);

    private readonly OutboxParts _parts;
    private readonly ClaimHolder _holder;
    private readonly string _holders;
    private readonly MailLine _line;

    internal OutboxSender(OutboxParts parts, string holders)
    {
        (_parts, _holders) = (parts, holders);
        _holder = new ClaimHolder(holders);
        _line = parts.Transport.Open();
    }

    /// <summary>Gives back what programs held that were killed on this machine.</summary>
    public async Task TakeOverAsync(CancellationToken ct = default)
    {
        var gone = ClaimHolder.Gone(_holders);
        if (gone.Count > 0)
        {
            await _parts.Queue.ReleaseOfAsync(gone, ct);
            ClaimHolder.Forget(_holders, gone);
        }
    }

    /// <summary>One round over at most so many mails.</summary>
    public async Task<OutboxRound> RunAsync(int most, CancellationToken ct = default)
    {
        var until = _parts.Clock.UtcNow + Claim;
        var mails = await _parts.Queue.ClaimAsync(_holder.Id, most, _parts.Clock.UtcNow, until, ct);
        return mails.Count == 0 ? new OutboxRound(0, 0, 0, null) : await new OutboxBatch(_parts, _line, _holder.Id, mails, until).RunAsync(ct);
    }

    /// <summary>Tells people of the mails that died, all at once and not more often than every hour. False where there is nothing to tell now.</summary>
    public async Task<bool> TellDeadAsync(CancellationToken ct = default) =>
        _parts.Notice is { } notice && await _parts.Queue.TellDeadAsync(notice.Kind, TellEvery, _parts.Clock.UtcNow, async (mail, count) => notice.Make(mail, await SubjectAsync(mail, ct), count, _parts.Clock.UtcNow), ct);

    /// <summary>Leaves the server in peace while there is nothing to send.</summary>
    public Task HangUpAsync() => _line.CloseAsync();

    // One that cannot be written has no subject line.
    private async Task<string> SubjectAsync(OutgoingMail mail, CancellationToken ct)
    {
        try
        {
            return (await _parts.Composer.RenderAsync(mail, ct)).Subject;
        }
        catch (LetterException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _holder.Dispose();
    }
}

/// <summary>What sending takes.</summary>
public sealed record OutboxParts(MailQueue Queue, MailComposer Composer, MailTransport Transport, AgencyClock Clock, ILogger<OutboxSender> Log, UndeliveredNotice? Notice = null);
