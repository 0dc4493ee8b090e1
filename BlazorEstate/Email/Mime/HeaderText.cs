using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace BlazorEstate.Email.Mime;

/// <summary>Texts and addresses as they stand in the header of a mail (RFC 5322, RFC 2047). Everything is ASCII but an address whose own name is not (RFC 6532).</summary>
internal static class HeaderText
{
    // "=?utf-8?B?" and "?=" around 45 bytes in base64: 72 of the 75 characters that an encoded word may have.
    private const int WordBytes = 45;

    /// <summary>Throws where the text has a control character: a line break would begin another header.</summary>
    public static string Unstructured(string field, string text) => IsPlain(Checked(field, text)) && text.Length < 900 ? text : Encoded(text);

    /// <summary>"Name" &lt;address&gt;.</summary>
    public static string Mailbox(string field, string name, string address)
    {
        var ascii = Address(field, address);
        return Checked(field, name).Length == 0 ? ascii : $"{(IsPlain(name) && name.Length < 200 ? Quoted(name) : Encoded(name))} <{ascii}>";
    }

    /// <summary>The address with its domain in ASCII (RFC 5890); throws where it is none.</summary>
    public static string Address(string field, string address)
    {
        Checked(field, address);
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address || address.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"'))
        {
            throw new MailException(MailFault.Refused, $"{field}: \"{address}\" is not an e-mail address.");
        }

        try
        {
            return Ascii.IsValid(parsed.Host) ? address : $"{parsed.User}@{new IdnMapping().GetAscii(parsed.Host)}";
        }
        catch (ArgumentException)
        {
            throw new MailException(MailFault.Refused, $"{field}: \"{address}\" is not an e-mail address.");
        }
    }

    /// <summary>A file's name as a parameter: in ASCII for old readers, and in full (RFC 2231).</summary>
    public static string FileName(string name)
    {
        Checked("attachment", name);
        var plain = string.Concat(name.Select(c => c is >= ' ' and < '\x7f' and not '"' and not '\\' ? c : '_'));
        return plain == name ? $"filename=\"{plain}\"" : $"filename=\"{plain}\";\r\n filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    public static string Checked(string field, string text) =>
        text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029')
            ? throw new MailException(MailFault.Refused, $"{field}: a line break or control character cannot stand in a mail's header.")
            : text;

    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\x7f') && !text.Contains("=?", StringComparison.Ordinal);

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    // Words end between characters, never inside one.
    private static string Encoded(string text)
    {
        var words = new List<string>();
        var word = new MemoryStream();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Length + length > WordBytes)
            {
                words.Add(Word(word));
                word.SetLength(0);
            }

            word.Write(bytes[..length]);
        }

        words.Add(Word(word));
        return string.Join("\r\n ", words);

        static string Word(MemoryStream bytes) => $"=?utf-8?B?{Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length)}?=";
    }
}
