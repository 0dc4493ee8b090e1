using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.EquipmentRegister;

/// <summary>The filters of GET /equipment.</summary>
public sealed record EquipmentFilterRequest(
    [property: FromQuery(Name = "kind"), Description("boiler, lift, smokeDetector…")] string? Kind = null,
    [property: FromQuery(Name = "used"), Description("true for what is in use, false for what is not any more.")] bool? Used = null,
    [property: FromQuery(Name = "warranty"), Description("true for what is under warranty.")] bool? Warranty = null,
    [property: FromQuery(Name = "property"), Description("Code of a property.")] string? Property = null,
    [property: FromQuery(Name = "unit"), Description("Code of a unit.")] string? Unit = null)
{
    public Result<EquipmentFilter> Read()
    {
        var kind = Names.Parse<EquipmentKind>(Kind);
        return new Checks().That(kind is not null || string.IsNullOrEmpty(Kind), "kind", "Choice").ToResult(() => new EquipmentFilter(kind, Used, Warranty ?? false, Property, Unit));
    }
}

public static class EquipmentApi
{
    public static void MapEquipment(this IEndpointRouteBuilder api)
    {
        var equipment = api.MapGroup("/equipment").WithTags("Equipment");
        equipment.MapGet("", ListAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Lists("ListEquipment", "Lists equipment", EquipmentQueries.Sorts);
        equipment.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Reads("GetEquipment", "Reads one piece of equipment");
        equipment.MapPost("", CreateAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Creates("CreateEquipment", "Adds equipment of a unit, or of the common parts of a property", Described.NextCode("E00012"));
        equipment.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("ChangeEquipment", "Changes equipment", Described.ByVersion);
        equipment.MapFiles();
    }

    private static Task<Results<Ok<Paged<EquipmentView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [AsParameters] EquipmentFilterRequest filters, EquipmentQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.AnswerAsync(request.Read(EquipmentQueries.Sorts), filters.Read(), async (slice, filter) => (await queries.ListAsync(slice, filter, ct)).As(EquipmentView.Of));

    private static async Task<Results<Ok<EquipmentView>, ProblemHttpResult>> GetAsync(string code, EquipmentQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct), EquipmentView.Of);

    private static async Task<Results<Created<EquipmentView>, ProblemHttpResult>> CreateAsync(
        EquipmentInput input, EquipmentService service, EquipmentQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.CreateAsync(input, http.Actor(), ct), EstateUrls.EquipmentOf, queries.FindAsync, EquipmentView.Of, ct);

    private static async Task<Results<Ok<EquipmentView>, ProblemHttpResult>> ChangeAsync(
        string code, EquipmentInput input, EquipmentService service, EquipmentQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.ChangeAsync(code, input, http.Actor(), ct), code, queries.FindAsync, EquipmentView.Of, ct);
}
