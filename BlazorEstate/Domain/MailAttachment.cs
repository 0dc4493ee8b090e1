namespace BlazorEstate.Domain;

/// <summary>A file that goes with a mail: one of the stored files, or a short text that is kept with the mail itself.</summary>
public sealed class MailAttachment
{
    /// <summary>Characters; what is longer is stored as a file.</summary>
    public const int LongestContent = 20_000;

    public long Id { get; set; }

    public long MailId { get; set; }

    public string FileName { get; set; } = "";

    public string ContentType { get; set; } = "";

    /// <summary>Where the file is, below the folder of stored files; "" where <see cref="Content"/> is all of it.</summary>
    public string Path { get; set; } = "";

    /// <summary>The text itself, sent in UTF-8; null for a stored file.</summary>
    public string? Content { get; set; }
}
