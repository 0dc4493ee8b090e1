using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum DocumentKind
{
    InsuranceCertificate,
    EnergyCertificate,
    GasDiagnosis,
    ElectricityDiagnosis,
    Identity,
    Guarantee,
    Contract,
    Other,
}

/// <summary>What a document may belong to; each name is that of the entity.</summary>
public enum DocumentSubject
{
    Lease,
    Unit,
    Property,
    Tenant,
    Owner,
    Vendor,
}

/// <summary>What a person says of a document.</summary>
public sealed record DocumentDetails(DocumentKind Kind, string Title, DateOnly? ExpiresOn = null);

/// <summary>A file about a lease, unit, property, tenant, owner or vendor. The file never changes; what is said of it may.</summary>
public sealed class StoredDocument : IAudited, IVersioned, IHasCode
{
    /// <summary>Of these a subject has one at a time: the one that lasts longer takes the other's place.</summary>
    public static readonly DocumentKind[] Renewed =
        [DocumentKind.InsuranceCertificate, DocumentKind.EnergyCertificate, DocumentKind.GasDiagnosis, DocumentKind.ElectricityDiagnosis];

    private StoredDocument()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Code { get; private set; } = "";

    public DocumentSubject SubjectKind { get; private set; }

    public long SubjectId { get; private set; }

    public string SubjectCode { get; private set; } = "";

    public DocumentKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Of the content, 64 hexadecimal digits in lower case.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Below the folder of stored files.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The last day it is valid; null where it is for good.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; private set; }

    /// <summary>The agency's day of <see cref="UploadedAt"/>.</summary>
    public DateOnly UploadedOn { get; private set; }

    public string UploadedBy { get; private set; } = "";

    /// <summary>Title, file and subject, folded for searching.</summary>
    public string SearchText { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>Fails with problems on kind, title, expiresOn, file. Without a title the file's name is one.</summary>
    /// <param name="subjectName">By which people know the subject; it is searched, and not kept otherwise.</param>
    public static Result<StoredDocument> Create(
        string code, Subject subject, string subjectName, DocumentDetails details, KeptFile file, DateTime at, DateOnly day, string by)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(file);
        var named = string.IsNullOrWhiteSpace(details.Title) ? details with { Title = System.IO.Path.GetFileNameWithoutExtension(file.FileName) } : details;
        return Check(named)
            .OneLine("file", file.FileName, Limits.Name)
            .That(Enum.TryParse<DocumentSubject>(subject.Kind, out var kind), "subject", "Choice")
            .ToResult(() =>
            {
                var document = new StoredDocument
                {
                    Code = code,
                    SubjectKind = kind,
                    SubjectId = subject.Id,
                    SubjectCode = subject.Code,
                    FileName = file.FileName,
                    ContentType = file.ContentType,
                    Size = file.Size,
                    Sha256 = file.Sha256,
                    Path = file.Path,
                    UploadedAt = at,
                    UploadedOn = day,
                    UploadedBy = by,
                };
                document.Write(named, subjectName);
                return document;
            });
    }

    /// <summary>Fails with problems on kind, title, expiresOn.</summary>
    public Result Change(DocumentDetails details, string subjectName)
    {
        ArgumentNullException.ThrowIfNull(details);
        var checks = Check(details).Required("title", details.Title, Limits.Text);
        if (checks.Ok)
        {
            Write(details, subjectName);
        }

        return checks.ToResult();
    }

    private static Checks Check(DocumentDetails d) => new Checks()
        .That(Enum.IsDefined(d.Kind), "kind", "Choice")
        .OneLine("title", d.Title, Limits.Text)
        .That(d.ExpiresOn is null || d.ExpiresOn.Value.Year is >= 1990 and <= 2200, "expiresOn", "OutOfRange", new DateOnly(1990, 1, 1), new DateOnly(2200, 12, 31));

    private void Write(DocumentDetails d, string subjectName)
    {
        (Kind, Title, ExpiresOn) = (d.Kind, d.Title.Trim(), d.ExpiresOn);
        SortName = Fold.Of(Title);
        var searched = Fold.Of(Title, FileName, Code, SubjectCode, subjectName);
        SearchText = searched.Length > Searched ? searched[..Searched] : searched;
    }

    /// <summary>The longest text that is searched.</summary>
    public const int Searched = 700;
}
