using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Maintenance.Attachments;

/// <summary>Photos and files of interventions: brought and read by programs, and shown to people who are signed in.</summary>
public static class AttachmentsApi
{
    // As many as may come at once, with the form's own words. What is more is refused before it is read.
    private const long MostBytes = (Intervention.MostFiles * TimelineFiles.MostBytes) + 1_000_000;

    public static void MapAttachments(this RouteGroupBuilder maintenance)
    {
        // A form that another site posts carries a cookie at most, and a cookie opens nothing here.
        maintenance.MapPost("/{code}/attachments", AddAsync).RequireAuthorization(Permissions.MaintenanceRequest).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostBytes })
            .Named("AddInterventionAttachments", "Adds photos and files to the timeline (multipart/form-data)", $"At most {Intervention.MostFiles} files, each up to {TimelineFiles.MostMegabytes} MB and truly what its name says: all are kept, or none. Photos lose the place where they were taken.").Refuses(404, 422);
        maintenance.MapGet("/{code}/attachments/{id:long}", FileAsync).RequireAuthorization(Permissions.MaintenanceView).Produces(StatusCodes.Status200OK)
            .Reads("GetInterventionAttachment", "Reads a file of an intervention");
        maintenance.MapDelete("/{code}/attachments/{id:long}", RemoveAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Named("RemoveInterventionAttachment", "Deletes a file of the timeline, for a reason").Refuses(404, 422);
    }

    /// <summary>Photos are shown; all else is handed out to be saved.</summary>
    public static void MapInterventionFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/maintenance/{code}/files/{id:long}", FileAsync).RequireAuthorization(Permissions.MaintenanceView).ExcludeFromDescription();

    private static async Task<IResult> FileAsync(string code, long id, MaintenanceQueries queries, FileStore store, HttpContext http, CancellationToken ct) =>
        store.Serve(await queries.FileAsync(code, id, ct), http);

    private static async Task<Results<Created<InterventionBody>, ProblemHttpResult>> AddAsync(
        string code, IFormFileCollection files, [FromForm, Description("A word on them, for colleagues.")] string? note,
        AttachmentService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var added = await service.AddAsync(code, note, [.. files.Select(f => new BroughtFile(f.FileName, f.Length, _ => f.OpenReadStream()))], http.Actor(), ct);
        return await problems.MadeAsync(added, code, EstateUrls.Intervention, queries.FindAsync, wire.Body, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string code, long id, [Description("Kept on the timeline.")] string? reason, AttachmentService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.RemoveAsync(code, id, reason, http.Actor(), ct));
}
