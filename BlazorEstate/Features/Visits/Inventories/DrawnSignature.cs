using System.Buffers.Binary;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>
/// What the signature pad hands over: a data address with a PNG. A browser sends it and a browser can be made to send anything, so it is
/// read as far as it says what it is: the mark of a PNG, a header with sensible measures, its parts in order up to the last.
/// </summary>
internal static class DrawnSignature
{
    public const int MostKilobytes = 300;

    private const string Prefix = "data:image/png;base64,";
    private const int Widest = 4000;

    private static ReadOnlySpan<byte> Mark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Problems on signature: Required, Inventory.SignatureTooLarge, Inventory.NotPng.</summary>
    public static Result<byte[]> Read(string? drawn)
    {
        if (string.IsNullOrEmpty(drawn))
        {
            return new Problem("signature", "Required");
        }

        if (drawn.Length > Prefix.Length + (MostKilobytes * 1000 / 3 * 4) + 4)
        {
            return new Problem("signature", "Inventory.SignatureTooLarge", MostKilobytes);
        }

        var bytes = new byte[drawn.Length];
        return drawn.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(drawn[Prefix.Length..], bytes, out var length) && IsPng(bytes.AsSpan(0, length))
            ? bytes[..length]
            : new Problem("signature", "Inventory.NotPng");
    }

    private static bool IsPng(ReadOnlySpan<byte> png)
    {
        if (!png.StartsWith(Mark))
        {
            return false;
        }

        var (at, isFirst, hasData) = (Mark.Length, true, false);
        while (at + 12 <= png.Length)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            var kind = png.Slice(at + 4, 4);
            if (size > png.Length - at - 12 || isFirst != kind.SequenceEqual("IHDR"u8) || (isFirst && !IsHeader(size, png[(at + 8)..])))
            {
                return false;
            }

            if (kind.SequenceEqual("IEND"u8))
            {
                return hasData && at + 12 + (int)size == png.Length;
            }

            hasData |= kind.SequenceEqual("IDAT"u8);
            isFirst = false;
            at += 12 + (int)size;
        }

        return false;
    }

    private static bool IsHeader(uint size, ReadOnlySpan<byte> header) => size == 13
        && BinaryPrimitives.ReadUInt32BigEndian(header) is > 0 and <= Widest && BinaryPrimitives.ReadUInt32BigEndian(header[4..]) is > 0 and <= Widest;
}
