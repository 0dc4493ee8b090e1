using System.ComponentModel;
using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Documents;

/// <summary>A document as the API shows one; its file is at …/file.</summary>
/// <param name="Subject">"lease:L000012".</param>
/// <param name="Size">Bytes.</param>
public sealed record DocumentView(
    string Code, string Subject, DocumentKind Kind, string Title, string FileName, long Size, DateOnly? ExpiresOn, DateTime UploadedAt, string UploadedBy, long Version)
{
    public static DocumentView Of(DocumentRow d) => new(
        d.Code, $"{Names.Of(d.SubjectKind)}:{d.SubjectCode}", d.Kind, d.Title, d.FileName, d.Size, d.ExpiresOn, DateTime.SpecifyKind(d.UploadedAt, DateTimeKind.Utc), d.UploadedBy, d.Version);
}

public static class DocumentsApi
{
    public static void MapDocumentRecords(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("", ListAsync).RequireAuthorization(Permissions.DocumentsView)
            .Lists("ListDocuments", "Lists documents", DocumentQueries.Sorts);
        documents.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.DocumentsView)
            .Reads("GetDocument", "Reads what is known of a document");
        documents.MapGet("/{code}/file", DocumentDownloads.FileAsync).RequireAuthorization(Permissions.DocumentsView).Produces(StatusCodes.Status200OK)
            .Reads("GetDocumentFile", "Reads a document's file");

        // A form that another site posts carries a cookie at most, and a cookie opens nothing here.
        documents.MapPost("", AddAsync).RequireAuthorization(Permissions.DocumentsEdit).DisableAntiforgery()
            .Named("AddDocument", "Keeps a file (multipart/form-data)", $"PDF, PNG, JPEG, WEBP, TXT, DOCX or XLSX up to {DocumentsService.MostMegabytes} MB, whose content must be what its name says.").Refuses(422);
        documents.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.DocumentsEdit)
            .Named("DeleteDocument", "Deletes a document and its file").Refuses(404);
    }

    private static Task<Results<Ok<Paged<DocumentView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, string? kind, string? subject, [Description("30, 90 (days) or expired.")] string? expires,
        DocumentQueries documents, ApiProblems problems, CancellationToken ct)
    {
        var (known, belongs, expiry) = (Names.Parse<DocumentKind>(kind), DocumentSubjects.Read(subject), DocumentFilter.ReadExpiry(expires));
        var filter = new Checks().That(kind is null || known is not null, "kind", "Choice")
            .That(subject is null || belongs is not null, "subject", "Malformed").That(expires is null || expiry is not null, "expires", "Choice")
            .ToResult(() => new DocumentFilter(known, null, belongs, expiry));
        return problems.AnswerAsync(request.Read(DocumentQueries.Sorts), filter, async (slice, by) => (await documents.ListAsync(slice, by, ct)).As(DocumentView.Of));
    }

    private static async Task<Results<Ok<DocumentView>, ProblemHttpResult>> GetAsync(string code, DocumentQueries documents, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await documents.FindAsync(code, ct), DocumentView.Of);

    private static async Task<Results<Created<DocumentView>, ProblemHttpResult>> AddAsync(
        IFormFile? file,
        [FromForm, Description("The record it belongs to: lease, unit, property, tenant, owner or vendor, a colon, and its code.")] string? subject,
        [FromForm, Description("insuranceCertificate, energyCertificate, gasDiagnosis, electricityDiagnosis, identity, guarantee, contract or other.")] string? kind,
        [FromForm, Description("The file's name unless given.")] string? title,
        [FromForm, Description("The last valid day; none where it is for good.")] string? expiresOn,
        DocumentsService service, DocumentQueries documents, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var input = Read(file, subject, kind, title, expiresOn);
        if (!input.IsOk)
        {
            return problems.From(input);
        }

        await using var content = file!.OpenReadStream();
        var added = await service.AddAsync(input.Value, file.FileName, content, http.Actor(), ct);
        return await problems.MadeAsync(added, code => $"{EstateUrls.Documents}/{code}", documents.FindAsync, DocumentView.Of, ct);
    }

    private static Result<NewDocument> Read(IFormFile? file, string? subject, string? kind, string? title, string? expiresOn)
    {
        var (belongs, known) = (DocumentSubjects.Read(subject), Names.Parse<DocumentKind>(kind));
        DateOnly? day = DateOnly.TryParseExact(expiresOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;
        return new Checks()
            .That(file is not null, "file", "Required")
            .That(belongs is not null, "subject", string.IsNullOrEmpty(subject) ? "Required" : "Malformed")
            .That(known is not null, "kind", string.IsNullOrEmpty(kind) ? "Required" : "Choice")
            .That(day is not null || string.IsNullOrEmpty(expiresOn), "expiresOn", "Malformed")
            .ToResult(() => new NewDocument(belongs!.Value.Kind, belongs.Value.Code, new DocumentDetails(known!.Value, title ?? "", day)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string code, DocumentsService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.DeleteAsync(code, http.Actor(), ct));
}
