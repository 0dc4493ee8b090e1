using BlazorEstate.Access;
using BlazorEstate.Data;

namespace BlazorEstate.Features.Documents;

public static class DocumentDownloads
{
    /// <summary>Photos are shown; all else is handed out to be saved.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder app) =>
        app.MapGet("/documents/{code}/file", FileAsync).RequireAuthorization(Permissions.DocumentsView).ExcludeFromDescription();

    internal static async Task<IResult> FileAsync(string code, DocumentQueries documents, FileStore store, HttpContext http, CancellationToken ct) =>
        store.Serve(await documents.FileAsync(code, ct), http);
}
