using System.Buffers.Binary;

namespace BlazorEstate.Shared.Files;

/// <summary>Leaves out of a WEBP what it tells beside its picture: Exif and XMP, and whatever stands behind its end (RFC 9649).</summary>
public static class WebpMetadata
{
    private const int Header = 12, Block = 64 * 1024;
    private const byte HasExif = 0x08, HasXmp = 0x04;

    /// <summary>Copies the picture; false where the content is no WEBP, and what was written so far is worth nothing.</summary>
    /// <param name="to">Can seek.</param>
    public static bool Strip(Stream from, Stream to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (buffer, start) = (new byte[Block], to.Position);
        if (from.ReadAtLeast(buffer.AsSpan(0, Header), Header, throwOnEndOfStream: false) < Header)
        {
            return false;
        }

        to.Write(buffer, 0, Header);
        var (left, any) = (BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4)) - 4L, false);
        for (var head = new byte[8]; left >= head.Length && from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            var keep = !head.AsSpan().StartsWith("EXIF"u8) && !head.AsSpan().StartsWith("XMP "u8);
            if (keep)
            {
                to.Write(head);
            }

            if (!Copy(from, keep ? to : Stream.Null, length + (length & 1L), head.AsSpan().StartsWith("VP8X"u8), buffer))
            {
                return false;
            }

            (left, any) = (left - head.Length - length - (length & 1L), any | keep);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(buffer, (uint)(to.Position - start - 8));
        to.Position = start + 4;
        to.Write(buffer, 0, 4);
        to.Position = to.Length;
        return any;
    }

    // What follows says in its first byte which chunks there are.
    private static bool Copy(Stream from, Stream to, long left, bool flagged, byte[] buffer)
    {
        for (; left > 0; flagged = false)
        {
            var count = from.Read(buffer, 0, (int)Math.Min(left, Block));
            if (count == 0)
            {
                return false;
            }

            buffer[0] &= flagged ? unchecked((byte)~(HasExif | HasXmp)) : (byte)0xFF;
            to.Write(buffer, 0, count);
            left -= count;
        }

        return true;
    }
}
