using BlazorEstate.Data;
using BlazorEstate.Shared;

namespace BlazorEstate.Email.Sending;

/// <summary>How one round went: how many mails were claimed, sent and given up, and the fault after which the server should be left alone for a while.</summary>
public sealed record OutboxRound(int Claimed, int Sent, int Dead, string? ServerFault);

/// <summary>Claims some mails and sees to each: sent, put off, or dead. Where it leaves a connection open, the next round goes on with it.</summary>
public sealed class OutboxSender : IAsyncDisposable
{
    /// <summary>No mail is held for less; longer where it needs more time.</summary>
    internal static readonly TimeSpan Claim = TimeSpan.FromMinutes(3);

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

    /// <summary>Leaves the server in peace while there is nothing to send.</summary>
    public Task HangUpAsync() => _line.CloseAsync();

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _holder.Dispose();
    }
}

/// <summary>What sending takes.</summary>
public sealed record OutboxParts(MailQueue Queue, MailComposer Composer, MailTransport Transport, AgencyClock Clock, ILogger<OutboxSender> Log, UndeliveredNotice? Notice = null);
