using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Properties;

public static class PropertiesApi
{
    public static void MapProperties(this IEndpointRouteBuilder api)
    {
        var properties = api.MapGroup("/properties").WithTags("Properties");
        properties.MapGet("", ListAsync).RequireAuthorization(Permissions.PropertiesView)
            .Lists("ListProperties", "Lists properties", PropertiesQueries.Sorts);
        properties.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.PropertiesView)
            .Reads("GetProperty", "Reads one property");
        properties.MapPost("", CreateAsync).RequireAuthorization(Permissions.PropertiesEdit)
            .Creates("CreateProperty", "Creates a property", Described.NextCode("P00012"));
        properties.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.PropertiesEdit)
            .Changes("ChangeProperty", "Changes a property", Described.ByVersion);
        properties.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.PropertiesEdit)
            .Deletes("DeleteProperty", "Deletes a property without units");
    }

    private static Task<Results<Ok<Paged<PropertyView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [Description("building, house, commercial or land.")] string? kind, string? city, [Description("Code of the owner.")] string? owner,
        PropertiesQueries queries, ApiProblems problems, CancellationToken ct)
    {
        var filter = new PropertyFilter(Names.Parse<PropertyKind>(kind), city, owner);
        var known = new Checks().That(kind is null || filter.Kind is not null, "kind", "Choice").ToResult(() => filter);
        return problems.AnswerAsync(request.Read(PropertiesQueries.Sorts), known, (slice, by) => queries.ListAsync(slice, by, ct));
    }

    private static async Task<Results<Ok<PropertyView>, ProblemHttpResult>> GetAsync(string code, PropertiesQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct));

    private static async Task<Results<Created<PropertyView>, ProblemHttpResult>> CreateAsync(
        PropertyInput input, PropertiesService service, PropertiesQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.CreateAsync(input.Code, input.OwnerCode, input.ToDetails(), http.Actor(), ct), EstateUrls.Property, queries.FindAsync, ct);

    private static async Task<Results<Ok<PropertyView>, ProblemHttpResult>> ChangeAsync(
        string code, PropertyInput input, PropertiesService service, PropertiesQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.ChangeAsync(code, input.Version, input.OwnerCode, input.ToDetails(), http.Actor(), ct), code, queries.FindAsync, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string code, PropertiesService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.DeleteAsync(code, http.Actor(), ct));
}
