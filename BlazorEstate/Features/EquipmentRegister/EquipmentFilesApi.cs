using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.EquipmentRegister;

/// <summary>Files of equipment: brought and read by programs, and shown to people who are signed in.</summary>
public static class EquipmentFilesApi
{
    // More than a file may have, so that who brings a large photo is told how large it may be; what is larger still is not even read.
    private const long MostBytes = 3 * EquipmentFiles.MostBytes;

    public static void MapFiles(this RouteGroupBuilder equipment)
    {
        equipment.MapGet("/{code}/files", ListAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Reads("ListEquipmentFiles", "Lists photos and documents of equipment");
        equipment.MapPost("/{code}/files", AddAsync).RequireAuthorization(Permissions.MaintenanceEdit).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostBytes })
            .Named("AddEquipmentFile", "Adds a photo, a manual or a certificate (multipart/form-data)").Refuses(404, 422);
        equipment.MapGet("/{code}/files/{id:long}", FileAsync).RequireAuthorization(Permissions.MaintenanceView).Produces(StatusCodes.Status200OK)
            .Reads("GetEquipmentFile", "Reads a file of equipment");
        equipment.MapDelete("/{code}/files/{id:long}", RemoveAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Named("RemoveEquipmentFile", "Deletes a file of equipment").Refuses(404);
    }

    /// <summary>Photos are shown; all else is handed out to be saved.</summary>
    public static void MapEquipmentFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/equipment/{code}/files/{id:long}", FileAsync).RequireAuthorization(Permissions.MaintenanceView).ExcludeFromDescription();

    private static async Task<Results<Ok<IReadOnlyList<EquipmentFile>>, ProblemHttpResult>> ListAsync(string code, EquipmentFiles files, EquipmentQueries equipment, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await equipment.FindAsync(code, ct) is null ? null : await files.ListAsync(code, ct));

    private static async Task<IResult> FileAsync(string code, long id, EquipmentFiles files, FileStore store, HttpContext http, CancellationToken ct) =>
        store.Serve(await files.FindAsync(code, id, ct), http);

    private static async Task<Results<Created<IReadOnlyList<EquipmentFile>>, ProblemHttpResult>> AddAsync(
        string code, IFormFile file, [FromForm, Description("What is to be seen on it.")] string? caption, EquipmentFiles files, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        var added = await files.AddAsync(code, file.FileName, content, caption, http.Actor(), ct);
        return added.IsOk ? ApiAnswers.Created(EstateUrls.EquipmentOf(code) + "/files", await files.ListAsync(code, ct)) : problems.From(added);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string code, long id, EquipmentFiles files, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await files.RemoveAsync(code, id, http.Actor(), ct));
}
