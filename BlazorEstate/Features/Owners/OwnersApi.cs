using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Owners;

public static class OwnersApi
{
    public static void MapOwners(this IEndpointRouteBuilder api)
    {
        var owners = api.MapGroup("/owners").WithTags("Owners");
        owners.MapGet("", ListAsync).RequireAuthorization(Permissions.OwnersView)
            .Lists("ListOwners", "Lists owners", OwnersQueries.Sorts);
        owners.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.OwnersView)
            .Reads("GetOwner", "Reads one owner");
        owners.MapPost("", CreateAsync).RequireAuthorization(Permissions.OwnersEdit)
            .Creates("CreateOwner", "Creates an owner", Described.NextCode("O00012"));
        owners.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.OwnersEdit)
            .Changes("ChangeOwner", "Changes an owner", Described.ByVersion);
        owners.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.OwnersEdit)
            .Deletes("DeleteOwner", "Deletes an owner without properties");
    }

    private static async Task<Results<Ok<Paged<OwnerView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, OwnersQueries queries, ApiProblems problems, CancellationToken ct)
    {
        var slice = request.Read(OwnersQueries.Sorts);
        return slice.IsOk ? TypedResults.Ok(await queries.ListAsync(slice.Value, ct)) : problems.From(slice);
    }

    private static async Task<Results<Ok<OwnerView>, ProblemHttpResult>> GetAsync(
        string code, OwnersQueries queries, ApiProblems problems, CancellationToken ct) =>
        await queries.FindAsync(code, ct) is { } owner ? TypedResults.Ok(owner) : problems.From(Result.NotFound());

    private static async Task<Results<Created<OwnerView>, ProblemHttpResult>> CreateAsync(
        OwnerInput input, OwnersService service, OwnersQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var made = await service.CreateAsync(input.Code, input.ToDetails(), http.Actor(), ct);
        return made.IsOk
            ? TypedResults.Created($"/api/v1{EstateUrls.Owner(made.Value)}", await queries.FindAsync(made.Value, ct))
            : problems.From(made);
    }

    private static async Task<Results<Ok<OwnerView>, ProblemHttpResult>> ChangeAsync(
        string code, OwnerInput input, OwnersService service, OwnersQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var result = await service.ChangeAsync(code, input.Version, input.ToDetails(), http.Actor(), ct);
        return result.IsOk && await queries.FindAsync(code, ct) is { } owner ? TypedResults.Ok(owner) : problems.From(result.IsOk ? Result.NotFound() : result);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string code, OwnersService service, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var result = await service.DeleteAsync(code, http.Actor(), ct);
        return result.IsOk ? TypedResults.NoContent() : problems.From(result);
    }
}
