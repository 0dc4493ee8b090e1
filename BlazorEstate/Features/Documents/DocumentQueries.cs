using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Documents;

public enum ExpiryFilter
{
    In30,
    In90,
    Expired,
}

/// <summary>Which documents; null for all.</summary>
/// <param name="Belongs">To any record of a kind.</param>
/// <param name="Subject">To one record.</param>
public sealed record DocumentFilter(DocumentKind? Kind = null, DocumentSubject? Belongs = null, (DocumentSubject Kind, string Code)? Subject = null, ExpiryFilter? Expiry = null)
{
    /// <summary>As the address has it: "30", "90" or "expired".</summary>
    public static ExpiryFilter? ReadExpiry(string? text) => text switch { "30" => ExpiryFilter.In30, "90" => ExpiryFilter.In90, "expired" => ExpiryFilter.Expired, _ => null };
}

/// <summary>A document as the list shows one.</summary>
public sealed record DocumentRow(
    string Code, DocumentSubject SubjectKind, string SubjectCode, DocumentKind Kind, string Title, string FileName, long Size,
    DateOnly? ExpiresOn, DateTime UploadedAt, string UploadedBy, long Version);

public sealed class DocumentQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["uploaded", "title", "kind", "subject", "expires", "size"];

    public async Task<Paged<DocumentRow>> ListAsync(ListSlice slice, DocumentFilter filter, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(slice);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Sorted(Filtered(db, slice.Q, filter), slice.Sort).PageAsync(Row, slice.Page, ct);
    }

    public async Task<DocumentRow?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Documents.Where(d => d.Code == code).Select(Row).FirstOrDefaultAsync(ct);
    }

    /// <summary>The file of a document; null where there is no such document.</summary>
    public async Task<KeptFile?> FileAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Documents.Where(d => d.Code == code).Select(d => new KeptFile(d.FileName, d.ContentType, d.Size, d.Sha256, d.Path)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The record that a filter or a form names.</summary>
    public async Task<NamedSubject?> SubjectAsync(DocumentSubject kind, string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.SubjectAsync(kind, code, ct);
    }

    private IQueryable<StoredDocument> Filtered(EstateDbContext db, string? q, DocumentFilter f)
    {
        var (documents, today) = (db.Documents.AsNoTracking(), clock.Today);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var pattern = Fold.Pattern(q);
            documents = documents.Where(d => EF.Functions.Like(d.SearchText, pattern, "\\"));
        }

        documents = f.Kind is { } kind ? documents.Where(d => d.Kind == kind) : documents;
        documents = f.Belongs is { } to ? documents.Where(d => d.SubjectKind == to) : documents;
        documents = f.Subject is var (subject, code) ? documents.Where(d => d.SubjectKind == subject && d.SubjectCode == code) : documents;
        var until = today.AddDays(f.Expiry == ExpiryFilter.In30 ? 30 : 90);
        return f.Expiry switch
        {
            null => documents,
            ExpiryFilter.Expired => documents.Where(d => d.ExpiresOn < today),
            _ => documents.Where(d => d.ExpiresOn >= today && d.ExpiresOn <= until),
        };
    }

    // What was brought last comes first unless asked otherwise; without an end comes after every end.
    private static IQueryable<StoredDocument> Sorted(IQueryable<StoredDocument> documents, SortOrder sort) => (sort.Field switch
    {
        "title" => documents.By(d => d.SortName, sort),
        "kind" => documents.By(d => d.Kind, sort),
        "subject" => documents.By(d => d.SubjectKind, sort).Then(d => d.SubjectCode, sort),
        "expires" => documents.OrderBy(d => d.ExpiresOn == null).Then(d => d.ExpiresOn, sort),
        "size" => documents.By(d => d.Size, sort),
        _ => documents.By(d => d.UploadedAt, sort with { Descending = !sort.Descending }),
    }).Then(d => d.Id, sort with { Descending = sort.Field == "uploaded" ? !sort.Descending : sort.Descending });

    private static Expression<Func<StoredDocument, DocumentRow>> Row => d => new DocumentRow(
        d.Code, d.SubjectKind, d.SubjectCode, d.Kind, d.Title, d.FileName, d.Size, d.ExpiresOn, d.UploadedAt, d.UploadedBy, d.Version);
}
