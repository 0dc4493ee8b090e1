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
        owners.MapGet("", ListAsync).RequireAuthorization(Permissions.OwnersView).WithName("ListOwners")
            .WithSummary("Lists owners").WithDescription("Sorts: " + string.Join(", ", OwnersQueries.Sorts) + ".")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        owners.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.OwnersView).WithName("GetOwner")
            .WithSummary("Reads one owner").ProducesProblem(StatusCodes.Status404NotFound);
        owners.MapPost("", CreateAsync).RequireAuthorization(Permissions.OwnersEdit).WithName("CreateOwner")
            .WithSummary("Creates an owner").WithDescription("Without a code the next free one is given, such as O00012.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        owners.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.OwnersEdit).WithName("ChangeOwner")
            .WithSummary("Changes an owner").WithDescription("With the version that was read, a change that somebody else made meanwhile answers 409.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        owners.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.OwnersEdit).WithName("DeleteOwner")
            .WithSummary("Deletes an owner without properties")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
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
