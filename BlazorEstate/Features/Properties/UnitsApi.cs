using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Properties;

public static class UnitsApi
{
    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Units");
        units.MapGet("", ListAsync).RequireAuthorization(Permissions.PropertiesView)
            .Lists("ListUnits", "Lists units", UnitsQueries.Sorts);
        units.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.PropertiesView)
            .Reads("GetUnit", "Reads one unit");
        units.MapPost("", CreateAsync).RequireAuthorization(Permissions.PropertiesEdit)
            .Creates("CreateUnit", "Creates a unit", Described.NextCode("U000012"));
        units.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.PropertiesEdit)
            .Changes("ChangeUnit", "Changes a unit", Described.ByVersion);
        units.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.PropertiesEdit)
            .Deletes("DeleteUnit", "Deletes a unit that was never let nor repaired");
    }

    private static async Task<Results<Ok<Paged<UnitView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [Description("flat, studio, house, shop, office, parking or storage.")] string? kind,
        [Description("occupied, vacant or outOfService.")] string? state, string? city,
        [Description("Code of the property.")] string? property, [Description("Code of the owner.")] string? owner,
        UnitsQueries queries, ApiProblems problems, CancellationToken ct)
    {
        var slice = request.Read(UnitsQueries.Sorts);
        var filter = new UnitFilter(Names.Parse<UnitKind>(kind), Names.Parse<UnitState>(state), city, property, owner);
        var checks = new Checks().And(slice)
            .That(kind is null || filter.Kind is not null, "kind", "Choice")
            .That(state is null || filter.State is not null, "state", "Choice");
        return checks.Ok ? TypedResults.Ok((await queries.ListAsync(slice.Value, filter, ct)).As(UnitView.From)) : problems.From(checks.ToResult());
    }

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> GetAsync(
        string code, UnitsQueries queries, ApiProblems problems, CancellationToken ct) =>
        await queries.FindAsync(code, ct) is { } unit ? TypedResults.Ok(UnitView.From(unit)) : problems.From(Result.NotFound());

    private static async Task<Results<Created<UnitView>, ProblemHttpResult>> CreateAsync(
        UnitInput input, UnitsService service, UnitsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var details = input.ToDetails();
        if (!details.IsOk)
        {
            return problems.From(details);
        }

        var made = await service.CreateAsync(input.Code, input.PropertyCode, details.Value, http.Actor(), ct);
        return made.IsOk
            ? TypedResults.Created($"/api/v1{EstateUrls.Unit(made.Value)}", await queries.FindAsync(made.Value, ct) is { } unit ? UnitView.From(unit) : null)
            : problems.From(made);
    }

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> ChangeAsync(
        string code, UnitInput input, UnitsService service, UnitsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var details = input.ToDetails();
        if (!details.IsOk)
        {
            return problems.From(details);
        }

        var result = await service.ChangeAsync(code, input.Version, input.PropertyCode, details.Value, http.Actor(), ct);
        return result.IsOk && await queries.FindAsync(code, ct) is { } unit ? TypedResults.Ok(UnitView.From(unit)) : problems.From(result.IsOk ? Result.NotFound() : result);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string code, UnitsService service, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var result = await service.DeleteAsync(code, http.Actor(), ct);
        return result.IsOk ? TypedResults.NoContent() : problems.From(result);
    }
}
