namespace BlazorEstate.Email;

/// <summary>A message to one person, as text and as HTML.</summary>
public sealed record Mail(string To, string ToName, string Subject, string Text, string Html)
{
    /// <summary>With its angle brackets; null for one of its own.</summary>
    public string? MessageId { get; init; }

    /// <summary>Nobody wrote it by hand: other programs that answer mails should not answer it.</summary>
    public bool Automatic { get; init; }

    public IReadOnlyList<MailFile> Files { get; init; } = [];
}

/// <summary>A file that goes with a mail.</summary>
public sealed record MailFile(string Name, string ContentType, byte[] Content);
