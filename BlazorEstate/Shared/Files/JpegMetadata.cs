namespace BlazorEstate.Shared.Files;

/// <summary>
/// Leaves out of a JPEG what it tells beside its picture: where, when and with what it was taken (Exif, XMP, IPTC, comments, previews and
/// further pictures behind its end). The picture itself is copied bit by bit. What it takes to show it right stays: JFIF, colour profile,
/// Adobe's colour transform, and of Exif the orientation alone (ITU-T T.81 annex B; CIPA DC-008).
/// </summary>
public static class JpegMetadata
{
    private const int Block = 64 * 1024;
    private const byte Tem = 0x01, FirstFrame = 0xC0, LastFrame = 0xCF, FirstRestart = 0xD0, LastRestart = 0xD7;
    private const byte Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA, FirstApp = 0xE0, Exif = 0xE1, Icc = 0xE2, Adobe = 0xEE, LastApp = 0xEF, Comment = 0xFE;

    /// <summary>Copies the picture; false where the content is no JPEG, and what was written so far is worth nothing.</summary>
    public static bool Strip(Stream from, Stream to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (source, target) = (new BufferedStream(from, Block), new BufferedStream(to, Block));
        var whole = source.ReadByte() == 0xFF && source.ReadByte() == Soi && Copy(source, target);
        target.Flush();
        return whole;
    }

    private static bool Copy(Stream source, Stream target)
    {
        target.Write([0xFF, Soi]);
        var (framed, scanned) = (false, false);
        for (var marker = Next(source); ;)
        {
            if (marker == Eoi || (marker < 0 && scanned))
            {
                // A picture that was cut off shows as far as it goes.
                target.Write([0xFF, Eoi]);
                return scanned;
            }

            if (marker is < 0 or 0 or Soi || (marker == Sos && !framed))
            {
                return false;
            }

            if (marker is Tem or (>= FirstRestart and <= LastRestart))
            {
                marker = Next(source);
                continue;
            }

            if (Segment(source) is not { } segment)
            {
                return false;
            }

            Write(target, (byte)marker, segment);
            framed |= marker is >= FirstFrame and <= LastFrame and not (0xC4 or 0xC8 or 0xCC);
            scanned |= marker == Sos;
            marker = marker == Sos ? Scan(source, target) : Next(source);
        }
    }

    // Of any length 0xFF may stand before a marker. -1 at the end, 0 where something else stands.
    private static int Next(Stream source)
    {
        var first = source.ReadByte();
        return first == 0xFF ? Marker(source) : Math.Min(first, 0);
    }

    private static int Marker(Stream source)
    {
        int marker;
        do
        {
            marker = source.ReadByte();
        }
        while (marker == 0xFF);
        return marker;
    }

    private static byte[]? Segment(Stream source)
    {
        var length = (source.ReadByte() << 8) + source.ReadByte() - 2;
        if (length < 0)
        {
            return null;
        }

        var segment = new byte[length];
        return source.ReadAtLeast(segment, length, throwOnEndOfStream: false) == length ? segment : null;
    }

    private static void Write(Stream target, byte marker, byte[] segment)
    {
        if (marker is (< FirstApp or > LastApp) and not Comment || Shows(marker, segment))
        {
            target.Write([0xFF, marker, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2)]);
            target.Write(segment);
        }
        else if (marker == Exif && ExifOrientation.Of(segment) is > 1 and <= 8 and var turned)
        {
            target.Write(ExifOrientation.Segment(turned));
        }
    }

    private static bool Shows(byte marker, byte[] segment) => marker switch
    {
        FirstApp => segment.AsSpan().StartsWith("JFIF\0"u8),
        Icc => segment.AsSpan().StartsWith("ICC_PROFILE\0"u8),
        Adobe => segment.AsSpan().StartsWith("Adobe"u8),
        _ => false,
    };

    // The picture's data until the next marker, which is returned. 0xFF in the data is followed by 0 or is a restart.
    private static int Scan(Stream source, Stream target)
    {
        while (source.ReadByte() is >= 0 and var data)
        {
            if (data != 0xFF)
            {
                target.WriteByte((byte)data);
                continue;
            }

            var marker = Marker(source);
            if (marker is not (0 or (>= FirstRestart and <= LastRestart)))
            {
                return marker;
            }

            target.Write([0xFF, (byte)marker]);
        }

        return -1;
    }
}
