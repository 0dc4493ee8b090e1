using System.Buffers.Binary;

namespace BlazorEstate.Shared.Files;

/// <summary>How a camera was held, as Exif tells it: 1 upright, 2 to 8 mirrored or turned (CIPA DC-008, tag 0x0112).</summary>
public static class ExifOrientation
{
    private const ushort Tag = 0x0112, Short = 3;
    private const int Header = 6, EntrySize = 12;

    /// <summary>Of an Exif segment without its marker and length; null where it tells none.</summary>
    public static int? Of(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < Header + 8)
        {
            return null;
        }

        var tiff = segment[Header..];
        var little = tiff.StartsWith("II"u8);
        if ((!little && !tiff.StartsWith("MM"u8)) || UInt32(tiff[4..], little) is var offset && offset > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[(int)offset..];
        var count = UInt16(entries, little);
        for (var i = 0; i < count && 2 + ((i + 1) * EntrySize) <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + (i * EntrySize), EntrySize);
            if (UInt16(entry, little) == Tag)
            {
                return UInt16(entry[2..], little) == Short && UInt16(entry[8..], little) is >= 1 and <= 8 and var value ? value : null;
            }
        }

        return null;
    }

    /// <summary>A whole segment that tells the orientation and nothing else.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort UInt16(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint UInt32(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
