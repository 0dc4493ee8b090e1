using System.Buffers.Binary;
using System.Text;

namespace BlazorEstate.Tests.Support;

/// <summary>Real small pictures of 24 × 16, and what a phone adds to them.</summary>
public static class Photos
{
    /// <summary>Stands in what a phone tells; found again in no file that is kept.</summary>
    public const string Place = "48.8566N 2.3522E";

    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYD/8QAFhABAQEAAAAAAAAAAAAAAAAAABVi/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAT/xAAXEQADAQAAAAAAAAAAAAAAAAAAFGEW/9oADAMBAAIRAxEAPwDejoo6SFHRR0ozEK3qV9HQkKOgzED1P//Z");

    public static readonly byte[] Progressive = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUC/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAP/2gAMAwEAAhADEAAAAdpCla6QP//EABUQAQEAAAAAAAAAAAAAAAAAAAAT/9oACAEBAAEFAqKKKKKP/8QAFREBAQAAAAAAAAAAAAAAAAAAABP/2gAIAQMBAT8Buu//xAAVEQEBAAAAAAAAAAAAAAAAAAAAFf/aAAgBAgEBPwGYmP/EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEABj8CX//EABUQAQEAAAAAAAAAAAAAAAAAAABx/9oACAEBAAE/IaUpSlP/2gAMAwEAAgADAAAAEMcf/8QAFREBAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQMBAT8QpT//xAAVEQEBAAAAAAAAAAAAAAAAAAAAcf/aAAgBAgEBPxCUv//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAT8QVVX/2Q==");

    /// <summary>With the time at which it was made.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIBAMAAAA2IaO4AAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAAG1BMVEXznQvUiSqyc0yQXW5uR5BMMbIqG9QLB/P///+YR7JEAAAAAWJLR0QIht6VegAAAAd0SU1FB+oLFg4fFkq5PdMAAAAjSURBVAjXY2AAAUEgYFACAgZjIGBwAQKGUCBgSAMChnIgAABdIAdx4pUR3gAAACV0RVh0ZGF0ZTpjcmVhdGUAMjAyNi0xMS0yMlQxNDozMToyMiswMDowMGFYokMAAAAldEVYdGRhdGU6bW9kaWZ5ADIwMjYtMTEtMjJUMTQ6MzE6MjIrMDA6MDAQBRr/AAAAAElFTkSuQmCC");

    public static readonly byte[] Webp = Convert.FromBase64String(
        "UklGRk4AAABXRUJQVlA4IEIAAAAQAgCdASoYABAAAoBCJagBCAP8ABbnMMhgAP6RQZWbNdfOpNxETn//wuLT+XFp//QrW3woxf/+fLfrEoRfCZ4AAAA=");

    /// <summary>As a phone takes it: orientation, place, a preview, words, a comment, and another picture behind the end.</summary>
    public static byte[] FromPhone(byte[]? jpeg = null, int orientation = 6, bool littleEndian = true)
    {
        var picture = jpeg ?? Jpeg;
        return
        [
            .. picture[..2], .. Segment(0xE1, Exif(orientation, littleEndian)), .. Segment(0xE1, Text("http://ns.adobe.com/xap/1.0/\0<x>" + Place)),
            .. Segment(0xE2, Text("MPF\0" + Place)), .. Segment(0xE2, Text("ICC_PROFILE\0colours")), .. Segment(0xED, Text("Photoshop 3.0\0" + Place)), .. Segment(0xFE, Text(Place)), 0xFF, 0xFF,
            .. picture[2..], .. Jpeg[..2], .. Segment(0xE1, Exif(1, true)), .. Jpeg[2..],
        ];
    }

    /// <summary>Noise that is a picture to all who look at its beginning alone, of so many bytes.</summary>
    public static byte[] OfSize(int bytes) => [.. Jpeg[..^2], .. new byte[bytes - Jpeg.Length], .. Jpeg[^2..]];

    public static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    public static byte[] Exif(int orientation, bool littleEndian)
    {
        var tiff = new byte[8 + 2 + 24 + 4];
        Encoding.ASCII.GetBytes(littleEndian ? "II*\0" : "MM\0*").CopyTo(tiff, 0);
        UInt32(4, 8);
        UInt16(8, 2);
        Entry(10, 0x010E, 2, (uint)Place.Length, 38);
        Entry(22, 0x0112, 3, 1, 0);
        UInt16(30, (ushort)orientation);
        return [.. Text("Exif\0\0"), .. tiff, .. Text(Place)];

        void Entry(int at, ushort tag, ushort type, uint count, uint value)
        {
            UInt16(at, tag);
            UInt16(at + 2, type);
            UInt32(at + 4, count);
            UInt32(at + 8, value);
        }

        void UInt16(int at, ushort value)
        {
            if (littleEndian) { BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), value); }
            else { BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), value); }
        }

        void UInt32(int at, uint value)
        {
            if (littleEndian) { BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at), value); }
            else { BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(at), value); }
        }
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
