using BlazorEstate.Access;
using BlazorEstate.Data;

namespace BlazorEstate.Features.Documents;

public static class DocumentDownloads
{
    /// <summary>Files are handed out to be saved, never shown: what a person brought must not run as a page of ours.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder app) =>
        app.MapGet("/documents/{code}/file", FileAsync).RequireAuthorization(Permissions.DocumentsView).ExcludeFromDescription();

    internal static async Task<IResult> FileAsync(string code, DocumentQueries documents, FileStore store, HttpContext http, CancellationToken ct)
    {
        if (await documents.FileAsync(code, ct) is not { } file || store.Find(file.Path) is not { } path)
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(path, file.ContentType, file.FileName, enableRangeProcessing: true);
    }
}
