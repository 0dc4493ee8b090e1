using System.Text;

namespace BlazorEstate.Email.Mime;

/// <summary>Text as lines of at most 76 ASCII characters (RFC 2045, 6.7).</summary>
internal static class QuotedPrintable
{
    private const int Longest = 76;

    public static void Write(StringBuilder to, string text)
    {
        Span<byte> bytes = stackalloc byte[4];
        var column = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or '\n')
            {
                // Whatever ends a line, in a mail it is both.
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                to.Append("\r\n");
                column = 0;
                continue;
            }

            // A space or tab at the end of a line would be lost on the way, and a first dot could end the mail.
            var last = i + 1 == text.Length || text[i + 1] is '\r' or '\n';
            if (c is > ' ' and < '\x7f' and not '=' && !(c == '.' && column == 0) || (c is ' ' or '\t' && !last))
            {
                Room(to, ref column, 1, last);
                to.Append(c);
                column++;
                continue;
            }

            _ = Rune.TryGetRuneAt(text, i, out var rune) || (rune = Rune.ReplacementChar) != default;
            var length = rune.EncodeToUtf8(bytes);
            i += rune != Rune.ReplacementChar && char.IsSurrogate(c) ? 1 : 0;
            foreach (var b in bytes[..length])
            {
                Room(to, ref column, 3, last);
                to.Append('=').Append(Hex(b >> 4)).Append(Hex(b & 15));
                column += 3;
            }
        }
    }

    // Leaves a place for the = that says that the line goes on.
    private static void Room(StringBuilder to, ref int column, int needed, bool last)
    {
        if (column + needed > Longest - (last ? 0 : 1))
        {
            to.Append("=\r\n");
            column = 0;
        }
    }

    private static char Hex(int digit) => (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);
}
