using System.Net.Sockets;
using System.Text;
using BlazorEstate.Email.Mime;

namespace BlazorEstate.Email.Smtp;

/// <summary>
/// One connection to a mail server (RFC 5321), for one mail after another. System.Net.Mail.SmtpClient is not used: it neither turns
/// off Nagle's delay (some 40 ms a mail) nor tells when the server takes a mail over, which is what a delivery must be recorded by.
/// Every failure is a <see cref="MailException"/> that says whose fault it is.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpLines _lines;
    private readonly IReadOnlySet<string> _offers;

    internal SmtpSession(SmtpLines lines, IReadOnlySet<string> offers) => (_lines, _offers) = (lines, offers);

    /// <summary>Hands one mail over; returns when the server has taken it.</summary>
    /// <param name="beforeLast">Awaited when all but the end of the mail is agreed on: the server has nothing to deliver before it is done. What it throws ends the connection.</param>
    public async Task SendAsync(MimeMessage mail, Func<CancellationToken, Task> beforeLast, CancellationToken ct)
    {
        var handedOver = false;
        try
        {
            await EnvelopeAsync(mail, ct);
            await beforeLast(ct);
            handedOver = true;
            await _lines.Stream.WriteAsync(DotStuffing.Of(mail.Bytes), ct);
            await _lines.Stream.FlushAsync(ct);
            var taken = await _lines.ReadAsync(ct);
            if (!taken.IsOk)
            {
                throw Blame(taken, taken.IsPermanent ? MailFault.Refused : MailFault.PutOff);
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new MailException(handedOver ? MailFault.PutOff : MailFault.Server, e.Message, lineLost: true, e);
        }
    }

    /// <summary>Takes leave of the server, where it still listens.</summary>
    public async Task CloseAsync(CancellationToken ct)
    {
        try
        {
            await _lines.WriteAsync("QUIT\r\n", ct);
            await _lines.ReadAsync(ct);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // It is gone already.
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _lines.Stream.DisposeAsync();
        }
        catch (IOException)
        {
            // Encryption says goodbye to somebody who is gone.
        }
    }

    // In one piece where the server takes commands that way (RFC 2920): one round trip instead of three.
    private async Task EnvelopeAsync(MimeMessage mail, CancellationToken ct)
    {
        var international = !Ascii.IsValid(mail.To) || !Ascii.IsValid(mail.From);
        if (international && !_offers.Contains("SMTPUTF8"))
        {
            throw new MailException(MailFault.Refused, $"The mail server takes no addresses like {mail.To} (SMTPUTF8).");
        }

        string[] commands = [$"MAIL FROM:<{mail.From}>{(international ? " SMTPUTF8" : "")}\r\n", $"RCPT TO:<{mail.To}>\r\n", "DATA\r\n"];
        var answers = new SmtpReply?[commands.Length];
        if (_offers.Contains("PIPELINING"))
        {
            await _lines.WriteAsync(string.Concat(commands), ct);
            for (var i = 0; i < commands.Length && (i == 0 || answers[i - 1]!.Code != 421); i++)
            {
                answers[i] = await _lines.ReadAsync(ct);
            }
        }
        else
        {
            for (var i = 0; i < commands.Length && (i == 0 || answers[i - 1]!.IsOk); i++)
            {
                answers[i] = await _lines.AskAsync(commands[i], ct);
            }
        }

        await AgreeAsync(answers[0]!, answers[1], answers[2], ct);
    }

    private async Task AgreeAsync(SmtpReply from, SmtpReply? to, SmtpReply? data, CancellationToken ct)
    {
        if (from.IsOk && to is { IsOk: true } && data is { Code: 354 })
        {
            return;
        }

        if (data is { Code: 354 })
        {
            // The server waits for a mail that goes to nobody: an empty one ends that.
            await _lines.WriteAsync(".\r\n", ct);
            await _lines.ReadAsync(ct);
        }

        // All mails have one sender: what the server has against it is no mail's fault, but for a mail that is too large.
        var fault = !from.IsOk
            ? Blame(from, from.Code == 552 ? MailFault.Refused : MailFault.Server)
            : to is { IsOk: false } ? Blame(to, to.IsPermanent ? MailFault.Refused : MailFault.PutOff) : Blame(data!, data!.IsPermanent ? MailFault.Refused : MailFault.PutOff);
        if (!fault.LineLost && !(await _lines.AskAsync("RSET\r\n", ct)).IsOk)
        {
            fault = new MailException(fault.Fault, fault.Message, lineLost: true);
        }

        throw fault;
    }

    // 421: the server leaves. 530, 535 and 538 ask for a sign-in that the settings do not give. Neither is a mail's fault.
    private static MailException Blame(SmtpReply reply, MailFault fault) =>
        reply.Code is 421 or 530 or 535 or 538 ? new MailException(MailFault.Server, reply.ToString(), lineLost: true)
        : new MailException(fault, reply.ToString(), lineLost: fault == MailFault.Server);
}
