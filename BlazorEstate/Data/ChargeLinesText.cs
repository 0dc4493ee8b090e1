using System.Globalization;
using System.Text;
using BlazorEstate.Domain;

namespace BlazorEstate.Data;

/// <summary>
/// How a charge's lines are kept in one column: a JSON array of [kind, "label", "from", "to", amount]. Written by hand because
/// an import writes hundreds of thousands of them.
/// </summary>
public static class ChargeLinesText
{
    // Brackets, commas, quotes, two days, a kind and an amount.
    private const int LineBytes = 72;

    public static string Write(IReadOnlyList<ChargeLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var buffer = new byte[256];
        return Encoding.UTF8.GetString(buffer, 0, Write(lines, ref buffer));
    }

    /// <summary>The same as UTF-8 into a buffer, which grows where it must; tells how many bytes.</summary>
    public static int Write(IReadOnlyList<ChargeLine> lines, ref byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(buffer);
        var at = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var label = line.Label.Length == 0 ? "\"\"" : System.Text.Json.JsonSerializer.Serialize(line.Label);
            if (buffer.Length - at < LineBytes + (3 * label.Length))
            {
                Array.Resize(ref buffer, (2 * buffer.Length) + LineBytes + (3 * label.Length));
            }

            at += Put(buffer.AsSpan(at), i == 0 ? "[["u8 : ",["u8);
            ((int)line.Kind).TryFormat(buffer.AsSpan(at), out var digits, default, CultureInfo.InvariantCulture);
            at += digits;
            buffer[at++] = (byte)',';
            at += Encoding.UTF8.GetBytes(label, buffer.AsSpan(at));
            at += Put(buffer.AsSpan(at), line.From) + Put(buffer.AsSpan(at + 13), line.To);
            buffer[at++] = (byte)',';
            line.Amount.TryFormat(buffer.AsSpan(at), out digits, default, CultureInfo.InvariantCulture);
            at += digits;
            buffer[at++] = (byte)']';
        }

        return at + Put(buffer.AsSpan(at), lines.Count == 0 ? "[]"u8 : "]"u8);
    }

    private static int Put(Span<byte> to, ReadOnlySpan<byte> text)
    {
        text.CopyTo(to);
        return text.Length;
    }

    // ,"2026-01-31"
    private static int Put(Span<byte> to, DateOnly day)
    {
        ",\"0000-00-00\""u8.CopyTo(to);
        var (year, month, date) = day;
        (to[2], to[3], to[4], to[5]) = ((byte)('0' + (year / 1000)), (byte)('0' + (year / 100 % 10)), (byte)('0' + (year / 10 % 10)), (byte)('0' + (year % 10)));
        (to[7], to[8], to[10], to[11]) = ((byte)('0' + (month / 10)), (byte)('0' + (month % 10)), (byte)('0' + (date / 10)), (byte)('0' + (date % 10)));
        return 13;
    }

    public static IReadOnlyList<ChargeLine> Read(string text)
    {
        using var json = System.Text.Json.JsonDocument.Parse(text);
        var lines = new ChargeLine[json.RootElement.GetArrayLength()];
        var i = 0;
        foreach (var item in json.RootElement.EnumerateArray())
        {
            lines[i++] = new ChargeLine(
                (LineKind)item[0].GetInt32(),
                item[1].GetString()!,
                DateOnly.ParseExact(item[2].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateOnly.ParseExact(item[3].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                item[4].GetInt64());
        }

        return lines;
    }
}
