using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace BlazorEstate.Email.Smtp;

/// <summary>From the connection to the first mail: greeting, encryption and sign-in.</summary>
internal sealed class SmtpGreeting(SmtpOptions options, SmtpLines first)
{
    private const int ImplicitTlsPort = 465;

    private readonly HashSet<string> _offers = new(StringComparer.OrdinalIgnoreCase);
    private SmtpLines _lines = first;
    private string[] _methods = [];

    /// <summary>A connection that is ready for mails. Throws <see cref="MailException"/>, which is the server's fault.</summary>
    public static async Task<SmtpSession> OpenAsync(SmtpOptions options, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, ct);
            var greeting = new SmtpGreeting(options, new SmtpLines(new NetworkStream(socket, ownsSocket: true)));
            await greeting.ExchangeAsync(ct);
            return new SmtpSession(greeting._lines, greeting._offers);
        }
        catch (Exception e)
        {
            socket.Dispose();
            throw e is IOException or SocketException or AuthenticationException
                ? new MailException(MailFault.Server, $"{options.Host}:{options.Port}: {e.Message}", lineLost: true, e)
                : e;
        }
    }

    private async Task ExchangeAsync(CancellationToken ct)
    {
        var encrypted = options.StartTls && options.Port == ImplicitTlsPort;
        if (encrypted)
        {
            await EncryptAsync(ct);
        }

        Expect(await _lines.ReadAsync(ct), "greeting");
        await HelloAsync(ct);
        if (options.StartTls && !encrypted)
        {
            if (!_offers.Contains("STARTTLS"))
            {
                throw new MailException(MailFault.Server, "The mail server does not offer encryption (STARTTLS), which the setting Email:Smtp:StartTls asks for.", lineLost: true);
            }

            Expect(await _lines.AskAsync("STARTTLS\r\n", ct), "STARTTLS");
            await EncryptAsync(ct);
            await HelloAsync(ct);
        }

        if (options.User.Length > 0)
        {
            await SignInAsync(ct);
        }
    }

    private async Task HelloAsync(CancellationToken ct)
    {
        var name = Dns.GetHostName() is { Length: > 0 } host && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? host : "localhost";
        var answer = await _lines.AskAsync($"EHLO {name}\r\n", ct);
        _offers.Clear();
        _methods = [];
        if (!answer.IsOk)
        {
            Expect(await _lines.AskAsync($"HELO {name}\r\n", ct), "HELO");
            return;
        }

        foreach (var line in answer.Lines.Skip(1))
        {
            var words = line.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            _offers.Add(words.FirstOrDefault(""));
            _methods = words is ["AUTH", .. var methods] ? [.. _methods, .. methods] : _methods;
        }
    }

    private async Task EncryptAsync(CancellationToken ct)
    {
        // What came before encryption may be anybody's.
        if (_lines.HasMore)
        {
            throw new IOException("The server's answer cannot be understood.");
        }

        var secure = new SslStream(_lines.Stream);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, ct);
        _lines = new SmtpLines(secure);
    }

    private async Task SignInAsync(CancellationToken ct)
    {
        if (!_methods.Contains("LOGIN") || _methods.Contains("PLAIN"))
        {
            var account = Base64($"\0{options.User}\0{options.Password}");
            Expect(await _lines.AskAsync($"AUTH PLAIN {account}\r\n", ct), "AUTH");
            return;
        }

        var asked = await _lines.AskAsync("AUTH LOGIN\r\n", ct);
        asked = asked.Code == 334 ? await _lines.AskAsync(Base64(options.User) + "\r\n", ct) : asked;
        Expect(asked.Code == 334 ? await _lines.AskAsync(Base64(options.Password) + "\r\n", ct) : asked, "AUTH");

        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    private static void Expect(SmtpReply reply, string what)
    {
        if (!reply.IsOk)
        {
            throw new MailException(MailFault.Server, $"{what}: {reply}", lineLost: true);
        }
    }
}
