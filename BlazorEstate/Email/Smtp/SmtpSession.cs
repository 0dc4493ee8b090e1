using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
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
    private const int ImplicitTlsPort = 465;

    private readonly Socket _socket;
    private readonly HashSet<string> _offers = new(StringComparer.OrdinalIgnoreCase);
    private SmtpLines _lines;
    private string _methods = "";

    private SmtpSession(Socket socket, Stream stream)
    {
        _socket = socket;
        _lines = new SmtpLines(stream);
    }

    public static async Task<SmtpSession> OpenAsync(SmtpOptions options, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        SmtpSession? session = null;
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, ct);
            session = new SmtpSession(socket, new NetworkStream(socket, ownsSocket: true));
            await session.GreetAsync(options, ct);
            return session;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (session is not null)
            {
                await session.DisposeAsync();
            }

            throw e is IOException or SocketException or AuthenticationException || (e is OperationCanceledException && !ct.IsCancellationRequested)
                ? new MailException(MailFault.Server, $"{options.Host}:{options.Port}: {e.Message}", lineLost: true, e)
                : e;
        }
    }

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

        _socket.Dispose();
    }

    private async Task GreetAsync(SmtpOptions options, CancellationToken ct)
    {
        var encrypted = options.StartTls && options.Port == ImplicitTlsPort;
        if (encrypted)
        {
            await EncryptAsync(options.Host, ct);
        }

        Expect(await _lines.ReadAsync(ct), "greeting");
        await HelloAsync(ct);
        if (options.StartTls && !encrypted)
        {
            if (!_offers.Contains("STARTTLS"))
            {
                throw new MailException(MailFault.Server, "The mail server does not offer encryption (STARTTLS), which the setting Email:Smtp:StartTls asks for.", lineLost: true);
            }

            Expect(await AskAsync("STARTTLS\r\n", ct), "STARTTLS");
            await EncryptAsync(options.Host, ct);
            await HelloAsync(ct);
        }

        if (options.User.Length > 0)
        {
            await SignInAsync(options, ct);
        }
    }

    private async Task HelloAsync(CancellationToken ct)
    {
        var name = Dns.GetHostName() is { Length: > 0 } host && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? host : "localhost";
        var answer = await AskAsync($"EHLO {name}\r\n", ct);
        _offers.Clear();
        _methods = "";
        if (!answer.IsOk)
        {
            Expect(await AskAsync($"HELO {name}\r\n", ct), "HELO");
            return;
        }

        foreach (var line in answer.Lines.Skip(1))
        {
            var words = line.Split([' ', '='], 2);
            _offers.Add(words[0]);
            _methods += words[0].Equals("AUTH", StringComparison.OrdinalIgnoreCase) && words.Length > 1 ? " " + words[1].ToUpperInvariant() : "";
        }
    }

    private async Task EncryptAsync(string host, CancellationToken ct)
    {
        if (_lines.HasMore)
        {
            throw new IOException("The server's answer cannot be understood.");
        }

        var secure = new SslStream(_lines.Stream);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, ct);
        _lines = new SmtpLines(secure);
    }

    private async Task SignInAsync(SmtpOptions options, CancellationToken ct)
    {
        if (_methods.Split(' ').Contains("LOGIN") && !_methods.Split(' ').Contains("PLAIN"))
        {
            var asked = await AskAsync("AUTH LOGIN\r\n", ct);
            asked = asked.Code == 334 ? await AskAsync(Base64(options.User) + "\r\n", ct) : asked;
            Expect(asked.Code == 334 ? await AskAsync(Base64(options.Password) + "\r\n", ct) : asked, "AUTH");
            return;
        }

        Expect(await AskAsync($"AUTH PLAIN {Base64($"\0{options.User}\0{options.Password}")}\r\n", ct), "AUTH");

        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
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
                answers[i] = await AskAsync(commands[i], ct);
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
        if (!fault.LineLost && !(await AskAsync("RSET\r\n", ct)).IsOk)
        {
            fault = new MailException(fault.Fault, fault.Message, lineLost: true);
        }

        throw fault;
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken ct)
    {
        await _lines.WriteAsync(command, ct);
        return await _lines.ReadAsync(ct);
    }

    // 421: the server leaves. 530, 535 and 538 ask for a sign-in that the settings do not give. Neither is a mail's fault.
    private static MailException Blame(SmtpReply reply, MailFault fault) =>
        reply.Code is 421 or 530 or 535 or 538 ? new MailException(MailFault.Server, reply.ToString(), lineLost: true)
        : new MailException(fault, reply.ToString(), lineLost: fault == MailFault.Server);

    private static void Expect(SmtpReply reply, string what)
    {
        if (!reply.IsOk)
        {
            throw new MailException(MailFault.Server, $"{what}: {reply}", lineLost: true);
        }
    }
}
