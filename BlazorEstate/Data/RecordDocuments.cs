using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>The documents of a record, for the records' own pages and services.</summary>
public static class RecordDocuments
{
    /// <param name="kind">Entity's name; one that has no documents has none.</param>
    public static IQueryable<StoredDocument> DocumentsOf(this EstateDbContext db, string kind, long id)
    {
        var subject = Enum.TryParse<DocumentSubject>(kind, out var known) ? known : (DocumentSubject)(-1);
        return db.Documents.Where(d => d.SubjectKind == subject && d.SubjectId == id);
    }

    /// <summary>Documents whose place no other has taken, by lasting longer.</summary>
    public static IQueryable<StoredDocument> CurrentDocuments(this EstateDbContext db)
    {
        var renewed = StoredDocument.Renewed;
        return db.Documents.AsNoTracking().Where(d => !renewed.Contains(d.Kind) || !db.Documents.Any(next =>
            next.SubjectKind == d.SubjectKind && next.SubjectId == d.SubjectId && next.Kind == d.Kind && next.ExpiresOn > d.ExpiresOn));
    }

    /// <summary>Problem InUse.Documents, with the count, where the record has any: they must not stay behind.</summary>
    public static async Task<Result> WithoutDocumentsAsync(this EstateDbContext db, string kind, long id, CancellationToken ct) =>
        await db.DocumentsOf(kind, id).CountAsync(ct) is > 0 and var count ? Result.Fail("", "InUse.Documents", count) : Result.Ok();
}
