namespace BlazorEstate.Email.Smtp;

/// <summary>A mail as it goes over the line: a dot more where a line begins with one, and a lone dot at the end (RFC 5321, 4.5.2).</summary>
internal static class DotStuffing
{
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> mail)
    {
        var result = new byte[mail.Length + Dots(mail) + 5];
        var at = 0;
        for (var i = 0; i < mail.Length; i++)
        {
            if (IsFirstDot(mail, i))
            {
                result[at++] = (byte)'.';
            }

            result[at++] = mail[i];
        }

        var end = mail.EndsWith("\r\n"u8) ? ".\r\n"u8 : "\r\n.\r\n"u8;
        end.CopyTo(result.AsSpan(at));
        return result.AsMemory(0, at + end.Length);
    }

    private static int Dots(ReadOnlySpan<byte> mail)
    {
        var count = 0;
        for (var i = 0; i < mail.Length; i++)
        {
            count += IsFirstDot(mail, i) ? 1 : 0;
        }

        return count;
    }

    private static bool IsFirstDot(ReadOnlySpan<byte> mail, int i) => mail[i] == '.' && (i == 0 || mail[i - 1] == '\n');
}
