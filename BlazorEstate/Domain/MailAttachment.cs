namespace BlazorEstate.Domain;

/// <summary>A file that goes with a mail.</summary>
public sealed class MailAttachment
{
    public long Id { get; set; }

    public long MailId { get; set; }

    public string FileName { get; set; } = "";

    public string ContentType { get; set; } = "";

    /// <summary>Where the file is, below the folder of stored files.</summary>
    public string Path { get; set; } = "";
}
