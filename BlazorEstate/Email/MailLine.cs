using BlazorEstate.Email.Mime;
using BlazorEstate.Email.Smtp;

namespace BlazorEstate.Email;

/// <summary>The way out of one sender after another mail: a connection that stays open between mails and is renewed after a fault, or the folder. One mail at a time.</summary>
internal sealed class MailLine(SmtpOptions options, MailFolder? folder, TimeSpan patience) : IAsyncDisposable
{
    private SmtpSession? _session;

    public bool IsOpen => _session is not null;

    /// <summary>How long the server may take for this mail: a second more for each 50 KB.</summary>
    public TimeSpan PatienceFor(MimeMessage mail) => patience + TimeSpan.FromSeconds(mail.Bytes.Length / 50_000);

    /// <summary>Throws <see cref="MailException"/>. See <see cref="SmtpSession.SendAsync"/> for <paramref name="beforeLast"/>.</summary>
    public async Task SendAsync(MimeMessage mail, Func<CancellationToken, Task> beforeLast, CancellationToken ct)
    {
        if (folder is not null)
        {
            await beforeLast(ct);
            await folder.WriteAsync(mail, ct);
            return;
        }

        var reused = IsOpen;
        try
        {
            await TrySendAsync(mail, beforeLast, ct);
        }
        catch (MailException e) when (reused && e is { Fault: MailFault.Server, LineLost: true } && !ct.IsCancellationRequested)
        {
            // A server ends a connection that was idle: the mail has not left, so a new connection may carry it.
            await TrySendAsync(mail, beforeLast, ct);
        }
    }

    public async Task CloseAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await session.CloseAsync(soon.Token);
        }
    }

    public ValueTask DisposeAsync() => new(CloseAsync());

    private async Task TrySendAsync(MimeMessage mail, Func<CancellationToken, Task> beforeLast, CancellationToken ct)
    {
        var handedOver = false;
        using var enough = new CancellationTokenSource(PatienceFor(mail));
        // Who stops now does not leave a mail behind of which nobody knows whether it was taken.
        using var stopping = ct.Register(() => { if (!Volatile.Read(ref handedOver)) { enough.Cancel(); } });
        try
        {
            _session ??= await SmtpGreeting.OpenAsync(options, enough.Token);
            await _session.SendAsync(mail, async stop => { await beforeLast(stop); Volatile.Write(ref handedOver, true); }, enough.Token);
        }
        catch (Exception e) when (e is not MailException { LineLost: false })
        {
            await DropAsync();
            throw e is OperationCanceledException && (handedOver || !ct.IsCancellationRequested)
                ? new MailException(handedOver ? MailFault.PutOff : MailFault.Server, $"The mail server did not answer within {PatienceFor(mail).TotalSeconds:0} seconds.", lineLost: true, e)
                : e;
        }
    }

    private async Task DropAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }
}
