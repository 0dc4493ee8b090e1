using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Mails;

/// <summary>The files that go with mails, to be saved by who may read mails.</summary>
public static class MailFiles
{
    public static void MapMailFiles(this IEndpointRouteBuilder app) =>
        app.MapGet(EstateUrls.Outbox + "/{mail:long}/files/{id:long}", ReadAsync).RequireAuthorization(Permissions.MailsView).ExcludeFromDescription();

    private static async Task<IResult> ReadAsync(long mail, long id, MailQueries queries, FileStore store, HttpContext http, CancellationToken ct)
    {
        if (await queries.FileAsync(mail, id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        return file.Content is { } text ? Results.File(Encoding.UTF8.GetBytes(text), file.ContentType, file.FileName)
            : store.Find(file.Path) is { } path ? Results.File(path, file.ContentType, file.FileName)
            : Results.NotFound();
    }
}
