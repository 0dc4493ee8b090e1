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

    private static Task<Results<Ok<Paged<UnitView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [Description("flat, studio, house, shop, office, parking or storage.")] string? kind,
        [Description("occupied, vacant or outOfService.")] string? state, string? city,
        [Description("Code of the property.")] string? property, [Description("Code of the owner.")] string? owner,
        UnitsQueries queries, ApiProblems problems, CancellationToken ct)
    {
        var filter = new UnitFilter(Names.Parse<UnitKind>(kind), Names.Parse<UnitState>(state), city, property, owner);
        var known = new Checks().That(kind is null || filter.Kind is not null, "kind", "Choice").That(state is null || filter.State is not null, "state", "Choice").ToResult(() => filter);
        return problems.AnswerAsync(request.Read(UnitsQueries.Sorts), known, async (slice, by) => (await queries.ListAsync(slice, by, ct)).As(UnitView.From));
    }

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> GetAsync(string code, UnitsQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct), UnitView.From);

    private static async Task<Results<Created<UnitView>, ProblemHttpResult>> CreateAsync(
        UnitInput input, UnitsService service, UnitsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var made = await input.ToDetails().ThenAsync(details => service.CreateAsync(input.Code, input.PropertyCode, details, http.Actor(), ct));
        return await problems.MadeAsync(made, EstateUrls.Unit, queries.FindAsync, UnitView.From, ct);
    }

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> ChangeAsync(
        string code, UnitInput input, UnitsService service, UnitsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var changed = await input.ToDetails().ThenAsync(details => service.ChangeAsync(code, input.Version, input.PropertyCode, details, http.Actor(), ct));
        return await problems.ChangedAsync(changed, code, queries.FindAsync, UnitView.From, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string code, UnitsService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.DeleteAsync(code, http.Actor(), ct));
}
