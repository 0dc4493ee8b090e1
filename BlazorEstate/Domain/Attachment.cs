using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum AttachmentKind
{
    Photo,
    File,
    Quote,
    Invoice,
    Signature,
}

/// <summary>What an attachment may belong to; each name is that of the entity.</summary>
public enum AttachmentSubject
{
    Intervention,
    Visit,
    Equipment,
}

/// <summary>A photo or another file that belongs to a part of a record: an entry of a timeline, a room of an inventory. It never changes, but goes along with its part.</summary>
public sealed class Attachment
{
    private Attachment()
    {
    }

    public long Id { get; private set; }

    public AttachmentSubject SubjectKind { get; private set; }

    public long SubjectId { get; private set; }

    /// <summary>The part of the subject, by its number; null for the subject as a whole.</summary>
    public long? PartId { get; private set; }

    public AttachmentKind Kind { get; private set; }

    /// <summary>What is to be seen on it.</summary>
    public string? Caption { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Of the content, 64 hexadecimal digits in lower case.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Below the folder of stored files.</summary>
    public string Path { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>To the intervention that its part goes to.</summary>
    public void MoveTo(Intervention intervention)
    {
        ArgumentNullException.ThrowIfNull(intervention);
        (SubjectKind, SubjectId) = (AttachmentSubject.Intervention, intervention.Id);
    }

    /// <summary>Fails with problems on file, kind, caption.</summary>
    public static Result<Attachment> Create(AttachmentSubject subject, long subjectId, AttachmentKind kind, KeptFile file, DateTime at, string by, string? caption = null, long? partId = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new Checks()
            .OneLine("file", file.FileName, Limits.Name)
            .That(Enum.IsDefined(subject), "subject", "Choice")
            .That(Enum.IsDefined(kind), "kind", "Choice")
            .Optional("caption", caption, Limits.Text)
            .ToResult(() => new Attachment
            {
                SubjectKind = subject,
                SubjectId = subjectId,
                PartId = partId,
                Kind = kind,
                Caption = Person.OrNull(caption),
                FileName = file.FileName,
                ContentType = file.ContentType,
                Size = file.Size,
                Sha256 = file.Sha256,
                Path = file.Path,
                At = at,
                By = by,
            });
    }
}
