using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>Inventories for other programs, and the photos and signatures for people and programs.</summary>
public static class InventoryEndpoints
{
    /// <summary>Below /visits of the API.</summary>
    public static void MapInventories(this IEndpointRouteBuilder visits)
    {
        visits.MapGet("/{code}/inventory", GetAsync).RequireAuthorization(Permissions.VisitsView)
            .Reads("GetInventory", "Reads the inventory of a visit", "Rooms with the state of each point, meters, keys, photos and signatures; an exit beside its entry, with what changed.");
        visits.MapGet("/{code}/files/{id:long}", FileAsync).RequireAuthorization(Permissions.VisitsView).Reads("GetVisitFile", "Reads a photo or signature of a visit").Produces(StatusCodes.Status200OK);
    }

    public static void MapVisitFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/visits/{code}/files/{id:long}", FileAsync).RequireAuthorization(Permissions.VisitsView).ExcludeFromDescription();

    private static async Task<Results<Ok<InventoryView>, ProblemHttpResult>> GetAsync(string code, InventoryQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct));

    private static async Task<IResult> FileAsync(string code, long id, InventoryQueries queries, FileStore store, HttpContext http, CancellationToken ct) =>
        store.Serve(await queries.FileAsync(code, id, ct), http);
}
