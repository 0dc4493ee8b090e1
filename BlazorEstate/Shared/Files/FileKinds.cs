using System.IO.Compression;

namespace BlazorEstate.Shared.Files;

/// <summary>A kind of file that may be kept, by the ending of its name.</summary>
/// <param name="Looks">Whether first bytes may be those of one.</param>
/// <param name="Part">What a zip must hold to be one.</param>
/// <param name="WithoutMetadata">Copies a photo without what it tells beside its picture; false where it is broken.</param>
public sealed record FileKind(string Extension, string ContentType, Func<byte[], bool> Looks, string? Part = null, Func<Stream, Stream, bool>? WithoutMetadata = null)
{
    /// <summary>A browser may show it, since it cannot run anything.</summary>
    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>
/// Which files may be kept. The ending says what a file is and its first bytes must agree: a file that says one thing and is another
/// is refused, and so is all that a browser or an operating system would run.
/// </summary>
public static class FileKinds
{
    /// <summary>Endings for the browser's own choice of files.</summary>
    public static string Accept => string.Join(',', All.Select(k => k.Extension));

    /// <summary>The same for photos alone.</summary>
    public static string AcceptPhotos => string.Join(',', All.Where(k => k.IsImage).Select(k => k.Extension));

    private const int Head = 4096;

    // What makes a text a page, an image that runs scripts, or a script.
    private static readonly string[] Markup = ["<", "#!"];

    private static readonly FileKind[] All =
    [
        new(".pdf", "application/pdf", h => h.AsSpan().StartsWith("%PDF-"u8)),
        new(".png", "image/png", h => h.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), null, PngMetadata.Strip),
        new(".jpg", "image/jpeg", IsJpeg, null, JpegMetadata.Strip),
        new(".jpeg", "image/jpeg", IsJpeg, null, JpegMetadata.Strip),
        new(".webp", "image/webp", h => h.Length >= 12 && h.AsSpan().StartsWith("RIFF"u8) && h.AsSpan(8).StartsWith("WEBP"u8), null, WebpMetadata.Strip),
        new(".txt", "text/plain; charset=utf-8", IsText),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", IsZip, "word/document.xml"),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", IsZip, "xl/workbook.xml"),
    ];

    /// <summary>The kind that a name says; null for one that may not be kept.</summary>
    public static FileKind? Named(string fileName) => All.FirstOrDefault(k => fileName.EndsWith(k.Extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name alone, without the folders that some browsers send along.</summary>
    public static string Clean(string fileName) => fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

    /// <summary>Fails with problems on file: File.Kind for a name, File.Empty, File.NotWhatItSays for a content that is something else.</summary>
    public static async Task<Result<FileKind>> CheckAsync(string fileName, Stream content, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        // Characters that turn the direction of writing make "fdp.exe" read as "exe.pdf".
        if (fileName.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format))
        {
            return new Problem("file", "ControlCharacters");
        }

        if (Named(fileName) is not { } kind)
        {
            return new Problem("file", "File.Kind", fileName);
        }

        content.Position = 0;
        var head = new byte[Head];
        head = head[..await content.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, ct)];
        var honest = kind.Looks(head) && (kind.Part is null || await HoldsAsync(kind.Part, content, ct));
        return head.Length == 0 ? new Problem("file", "File.Empty") : honest ? kind : new Problem("file", "File.NotWhatItSays", fileName);
    }

    private static bool IsJpeg(byte[] head) => head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsZip(byte[] head) => head.AsSpan().StartsWith("PK\u0003\u0004"u8);

    private static bool IsText(byte[] head)
    {
        var text = System.Text.Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f');
        return !Markup.Any(m => text.StartsWith(m, StringComparison.Ordinal)) && !head.Any(b => b < 0x20 && b is not (0x09 or 0x0A or 0x0C or 0x0D));
    }

    // The list at the end of a zip is read, its content is not; a document with macros is not what its ending says.
    private static async Task<bool> HoldsAsync(string part, Stream content, CancellationToken ct)
    {
        try
        {
            content.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Contains("[Content_Types].xml") && names.Contains(part)
                && !names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            return false;
        }
    }
}
