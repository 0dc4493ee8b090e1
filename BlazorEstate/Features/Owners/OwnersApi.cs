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

    private static Task<Results<Ok<Paged<OwnerView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, OwnersQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.AnswerAsync(request.Read(OwnersQueries.Sorts), slice => queries.ListAsync(slice, ct));

    private static async Task<Results<Ok<OwnerView>, ProblemHttpResult>> GetAsync(string code, OwnersQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct));

    private static async Task<Results<Created<OwnerView>, ProblemHttpResult>> CreateAsync(
        OwnerInput input, OwnersService service, OwnersQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.CreateAsync(input.Code, input.ToDetails(), http.Actor(), ct), EstateUrls.Owner, queries.FindAsync, ct);

    private static async Task<Results<Ok<OwnerView>, ProblemHttpResult>> ChangeAsync(
        string code, OwnerInput input, OwnersService service, OwnersQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.ChangeAsync(code, input.Version, input.ToDetails(), http.Actor(), ct), code, queries.FindAsync, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string code, OwnersService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.DeleteAsync(code, http.Actor(), ct));
}
