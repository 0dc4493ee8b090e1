using System.Buffers.Binary;

namespace BlazorEstate.Shared.Files;

/// <summary>Leaves out of a PNG what it tells beside its picture: Exif, texts, the time, and whatever stands behind its end (ISO/IEC 15948, PNG 3).</summary>
public static class PngMetadata
{
    private const int Signature = 8, Block = 64 * 1024;

    private static readonly string[] Told = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"];

    /// <summary>Copies the picture; false where the content is no PNG, and what was written so far is worth nothing.</summary>
    public static bool Strip(Stream from, Stream to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (source, buffer) = (new BufferedStream(from, Block), new byte[Block]);
        if (source.ReadAtLeast(buffer.AsSpan(0, Signature), Signature, throwOnEndOfStream: false) < Signature)
        {
            return false;
        }

        to.Write(buffer, 0, Signature);
        var head = new byte[8];
        while (source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var (length, kind) = (BinaryPrimitives.ReadUInt32BigEndian(head), System.Text.Encoding.Latin1.GetString(head, 4, 4));
            var keep = !Told.Contains(kind);
            if (keep)
            {
                to.Write(head);
            }

            // With its checksum.
            for (var left = length + 4L; left > 0;)
            {
                var count = source.Read(buffer, 0, (int)Math.Min(left, Block));
                if (count == 0)
                {
                    return false;
                }

                if (keep)
                {
                    to.Write(buffer, 0, count);
                }

                left -= count;
            }

            if (kind == "IEND")
            {
                return true;
            }
        }

        return false;
    }
}
