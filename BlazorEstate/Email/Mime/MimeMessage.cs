using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace BlazorEstate.Email.Mime;

/// <summary>A mail as the bytes that go to a server or into an .eml file, and the addresses of its envelope.</summary>
internal sealed partial record MimeMessage(string From, string To, string Id, byte[] Bytes)
{
    /// <summary>Throws <see cref="MailException"/> where a header cannot carry what it should.</summary>
    /// <param name="at">UTC.</param>
    public static MimeMessage Of(Mail mail, string fromName, string fromAddress, DateTime at)
    {
        var from = HeaderText.Address("from", fromAddress);
        var to = HeaderText.Address("email", mail.To);
        var id = mail.MessageId ?? $"<{Guid.NewGuid():N}@{from[(from.LastIndexOf('@') + 1)..]}>";

        // The same for every attempt, and no line of a body can be it: "=_" does not occur in quoted-printable nor base64.
        var mark = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..24];
        var text = new StringBuilder(2048 + (2 * (mail.Text.Length + mail.Html.Length)))
            .Append("From: ").Append(HeaderText.Mailbox("from", fromName, fromAddress)).Append("\r\n")
            .Append("To: ").Append(HeaderText.Mailbox("name", mail.ToName, mail.To)).Append("\r\n")
            .Append("Subject: ").Append(HeaderText.Unstructured("subject", mail.Subject)).Append("\r\n")
            .Append("Date: ").Append(at.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)).Append(" +0000\r\n")
            .Append("Message-ID: ").Append(HeaderText.Checked("message-id", id)).Append("\r\n")
            .Append("MIME-Version: 1.0\r\n");
        if (mail.Automatic)
        {
            text.Append("Auto-Submitted: auto-generated\r\n");
        }

        if (mail.Files.Count == 0)
        {
            Alternatives(text, mail, mark);
        }
        else
        {
            text.Append("Content-Type: multipart/mixed; boundary=\"").Append(mark).Append("m\"\r\n\r\n");
            text.Append("--").Append(mark).Append("m\r\n");
            Alternatives(text, mail, mark);
            foreach (var file in mail.Files)
            {
                text.Append("--").Append(mark).Append("m\r\nContent-Type: ").Append(TypeOf(file)).Append("\r\nContent-Disposition: attachment; ")
                    .Append(HeaderText.FileName(file.Name)).Append("\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .Append(Convert.ToBase64String(file.Content, Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
            }

            text.Append("--").Append(mark).Append("m--\r\n");
        }

        return new MimeMessage(from, to, id, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Alternatives(StringBuilder text, Mail mail, string mark)
    {
        text.Append("Content-Type: multipart/alternative; boundary=\"").Append(mark).Append("a\"\r\n\r\n");
        foreach (var (type, body) in (ReadOnlySpan<(string, string)>)[("plain", mail.Text), ("html", mail.Html)])
        {
            text.Append("--").Append(mark).Append("a\r\nContent-Type: text/").Append(type)
                .Append("; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
            QuotedPrintable.Write(text, body);
            text.Append("\r\n");
        }

        text.Append("--").Append(mark).Append("a--\r\n");
    }

    private static string TypeOf(MailFile file) => Type().IsMatch(file.ContentType) ? file.ContentType : "application/octet-stream";

    // A type and plain parameters: text/calendar; charset=utf-8; method=REQUEST.
    [GeneratedRegex(@"^[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(; [A-Za-z0-9-]+=[A-Za-z0-9.+-]+)*\z")]
    private static partial Regex Type();
}
