using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BlazorEstate.Tests.Support;

/// <summary>
/// A mail server on loopback that speaks the real protocol (EHLO, HELO, AUTH, MAIL, RCPT, DATA, RSET, NOOP, QUIT; commands in one piece
/// or one by one) and goes wrong to order. Nothing is written into a delivered message but what came over the line.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private readonly ConcurrentDictionary<Socket, bool> open = new();
    private TcpListener? listener;
    private CancellationTokenSource stop = new();
    private int connections;
    private int commands;

    public SmtpServer() => StartAsync().GetAwaiter().GetResult();

    public int Port { get; private set; }

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    public int Count => received.Count;

    public int Connections => Volatile.Read(ref connections);

    /// <summary>MAIL commands heard: how often somebody tried.</summary>
    public int Attempts => Volatile.Read(ref commands);

    /// <summary>Offered in answer to EHLO.</summary>
    public List<string> Offers { get; } = ["PIPELINING", "8BITMIME"];

    /// <summary>Offers encryption (STARTTLS) when set, and takes no mail without.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>"user:password" that AUTH must give before MAIL is taken; null for none.</summary>
    public string? Account { get; set; }

    /// <summary>An answer other than the usual one: given the command ("MAIL", "RCPT", "DATA", "." for the end of a mail, "CONNECT") and its argument.</summary>
    public Func<string, string, string?>? Answer { get; set; }

    /// <summary>Where the line is cut: given the same; "." cuts after the mail was taken and before that is said, "DATA-HALF" in the middle of a mail.</summary>
    public Func<string, string, bool>? Cut { get; set; }

    /// <summary>How long each answer to a mail takes.</summary>
    public TimeSpan Slow { get; set; }

    /// <summary>Called when a mail is in, before the server says so.</summary>
    public Func<ReceivedMail, Task>? Taken { get; set; }

    public (string Key, string Value)[] Settings =>
        [("Email:Smtp:Host", "127.0.0.1"), ("Email:Smtp:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Email:Smtp:StartTls", "false"), ("Email:Smtp:From", "agence@site.example")];

    /// <summary>Begins to listen, on the same port as before.</summary>
    public Task StartAsync()
    {
        stop = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = ListenAsync(listener, stop.Token);
        return Task.CompletedTask;
    }

    /// <summary>Refuses connections, and cuts those there are.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        listener?.Stop();
        foreach (var socket in open.Keys) { socket.Dispose(); }
        open.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task ListenAsync(TcpListener from, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var socket = await from.AcceptSocketAsync(ct);
                socket.NoDelay = true;
                open[socket] = true;
                Interlocked.Increment(ref connections);
                _ = ServeAsync(socket, ct);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException) { /* Stopped. */ }
    }

    private async Task ServeAsync(Socket socket, CancellationToken ct)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await new Conversation(this, stream).RunAsync(ct);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException or AuthenticationException) { /* One side left. */ }
        finally { open.TryRemove(socket, out _); }
    }

    private sealed class CutException : IOException;

    private sealed class Conversation(SmtpServer server, Stream plain)
    {
        private Stream stream = plain;
        private StreamReader reader = new(plain, Encoding.Latin1, false, 16384);
        private bool encrypted;
        private readonly StringBuilder waiting = new();
        private bool signedIn = server.Account is null;
        private string from = "";
        private List<string> to = [];

        public async Task RunAsync(CancellationToken ct)
        {
            await SayAsync(Ordered("CONNECT", "") ?? "220 test ESMTP", ct);
            while (await NextAsync(ct) is { } line)
            {
                var word = line.Split(' ', ':')[0].ToUpperInvariant();
                var argument = line.Length > word.Length ? line[(word.Length + 1)..] : "";
                if (word == "MAIL") { Interlocked.Increment(ref server.commands); await Task.Delay(server.Slow, ct); }
                if (Ordered(word, argument) is { } answer)
                {
                    await SayAsync(answer, ct);
                    if (answer.StartsWith("421", StringComparison.Ordinal)) { await FlushAsync(ct); return; }
                    continue;
                }
                if (word == "STARTTLS" && server.Certificate is { } certificate) { await EncryptAsync(certificate, ct); continue; }
                if (word == "QUIT") { await SayAsync("221 bye", ct); await FlushAsync(ct); return; }
                await SayAsync(word switch
                {
                    "EHLO" => Offer(),
                    "HELO" or "NOOP" => "250 test",
                    "RSET" => Reset(),
                    "AUTH" => await SignInAsync(argument, ct),
                    "MAIL" => server.Certificate is not null && !encrypted ? "530 5.7.0 STARTTLS first" : signedIn ? Sender(argument) : "530 5.7.0 Authentication required",
                    "RCPT" => from.Length > 0 ? Recipient(argument) : "503 MAIL first",
                    "DATA" => to.Count > 0 ? await MailAsync(ct) : "503 RCPT first",
                    _ => "500 What?",
                }, ct);
            }
        }

        private string? Ordered(string word, string argument)
        {
            if (server.Cut?.Invoke(word, argument) == true) { throw new CutException(); }
            return server.Answer?.Invoke(word, argument);
        }

        private string Offer()
        {
            string[] lines = ["test", .. server.Offers, .. server.Certificate is null || encrypted ? (string[])[] : ["STARTTLS"]];
            return string.Join("\r\n", lines.Select((x, i) => $"250{(i == lines.Length - 1 ? ' ' : '-')}{x}"));
        }

        private async Task EncryptAsync(X509Certificate2 certificate, CancellationToken ct)
        {
            await SayAsync("220 go on", ct);
            await FlushAsync(ct);
            var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ct);
            (stream, reader, encrypted) = (secure, new StreamReader(secure, Encoding.Latin1, false, 16384), true);
        }

        private string Reset()
        {
            (from, to) = ("", []);
            return "250 ok";
        }

        private string Sender(string argument)
        {
            (from, to) = (argument, []);
            return "250 ok";
        }

        private string Recipient(string argument)
        {
            to.Add(argument[(argument.IndexOf('<') + 1)..argument.IndexOf('>')]);
            return "250 ok";
        }

        private async Task<string> SignInAsync(string argument, CancellationToken ct)
        {
            string given;
            if (argument.StartsWith("PLAIN ", StringComparison.Ordinal))
            {
                given = string.Join(':', Text(argument[6..]).Split('\0')[1..]);
            }
            else
            {
                await SayAsync("334 VXNlcm5hbWU6", ct);
                var user = Text((await NextAsync(ct))!);
                await SayAsync("334 UGFzc3dvcmQ6", ct);
                given = $"{user}:{Text((await NextAsync(ct))!)}";
            }
            signedIn = given == server.Account;
            return signedIn ? "235 ok" : "535 5.7.8 Authentication credentials invalid";

            static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }

        private async Task<string> MailAsync(CancellationToken ct)
        {
            await SayAsync("354 go on", ct);
            var text = new StringBuilder();
            while (true)
            {
                var line = await NextAsync(ct) ?? throw new IOException("The mail does not end.");
                if (line == ".") { break; }
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                if (server.Cut?.Invoke("DATA-HALF", to[0]) == true) { throw new CutException(); }
            }
            if (server.Answer?.Invoke(".", to[0]) is { } answer) { return answer; }
            if (text.Length > 0)
            {
                var mail = new ReceivedMail(from, [.. to], text.ToString());
                server.received.Enqueue(mail);
                if (server.Taken is { } taken) { await taken(mail); }
            }
            return server.Cut?.Invoke(".", to[0]) == true ? throw new CutException() : "250 taken";
        }

        // What is said goes out when there is nothing more to hear: answers to commands that came in one piece go in one piece.
        private async Task<string?> NextAsync(CancellationToken ct)
        {
            await FlushAsync(ct);
            return await reader.ReadLineAsync(ct);
        }

        private Task SayAsync(string line, CancellationToken ct)
        {
            waiting.Append(line).Append("\r\n");
            return Task.CompletedTask;
        }

        private async Task FlushAsync(CancellationToken ct)
        {
            if (waiting.Length == 0) { return; }
            await stream.WriteAsync(Encoding.Latin1.GetBytes(waiting.ToString()), ct);
            waiting.Clear();
        }
    }
}
