using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Plans;

/// <summary>The filters of GET /maintenance/plans.</summary>
public sealed record PlanFilterRequest(
    [property: FromQuery(Name = "state"), Description("active, paused or ended.")] string? State = null,
    [property: FromQuery(Name = "legal"), Description("true for legal checks alone.")] bool? Legal = null,
    [property: FromQuery(Name = "late"), Description("true for what should have been done.")] bool? Late = null,
    [property: FromQuery(Name = "property"), Description("Code of a property.")] string? Property = null,
    [property: FromQuery(Name = "unit"), Description("Code of a unit.")] string? Unit = null,
    [property: FromQuery(Name = "equipment"), Description("Code of equipment.")] string? Equipment = null,
    [property: FromQuery(Name = "vendor"), Description("Code of a vendor.")] string? Vendor = null,
    [property: FromQuery(Name = "category"), Description("A category.")] string? Category = null)
{
    public Result<PlanFilter> Read()
    {
        var state = Names.Parse<PlanState>(State);
        return new Checks().That(state is not null || string.IsNullOrEmpty(State), "state", "Choice")
            .ToResult(() => new PlanFilter(state, Legal ?? false, Late ?? false, Property, Unit, Equipment, Vendor, Category));
    }
}

public static class PlansApi
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/maintenance/plans").WithTags("Maintenance");
        plans.MapGet("", ListAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Lists("ListPlans", "Lists preventive plans, overdue legal checks first", PlanQueries.Sorts);
        plans.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Reads("GetPlan", "Reads one plan with its next occurrences and the interventions it made");
        plans.MapPost("", CreateAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Creates("CreatePlan", "Creates a preventive plan", "Repeats every n days, weeks, months or years, from startsOn (fixed) or from the last completion (floating). Each occurrence becomes one intervention, daysAhead days before.");
        plans.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("ChangePlan", "Changes what a plan will do", "Interventions that it made stay as they are. " + Described.ByVersion);
        plans.MapPost("/{code}/state", TurnAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("TurnPlan", "Pauses, resumes or ends a plan", "to: paused or ended (with a reason), or active. Of what was missed meanwhile the newest occurrence alone is made.");
    }

    private static Task<Results<Ok<Paged<PlanRow>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [AsParameters] PlanFilterRequest filters, PlanQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.AnswerAsync(request.Read(PlanQueries.Sorts), filters.Read(), (slice, filter) => queries.ListAsync(slice, filter, ct));

    private static async Task<Results<Ok<PlanBody>, ProblemHttpResult>> GetAsync(string code, PlanQueries queries, PlanWire wire, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct), wire.Body);

    private static async Task<Results<Created<PlanBody>, ProblemHttpResult>> CreateAsync(
        PlanInput input, PlansService service, PlanQueries queries, PlanWire wire, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.CreateAsync(input, http.Actor(), ct), EstateUrls.Plan, queries.FindAsync, wire.Body, ct);

    private static async Task<Results<Ok<PlanBody>, ProblemHttpResult>> ChangeAsync(
        string code, PlanInput input, PlansService service, PlanQueries queries, PlanWire wire, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.ChangeAsync(code, input, http.Actor(), ct), code, queries.FindAsync, wire.Body, ct);

    private static async Task<Results<Ok<PlanBody>, ProblemHttpResult>> TurnAsync(
        string code, PlanTurn turn, PlansService service, PlanQueries queries, PlanWire wire, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.TurnAsync(code, turn, http.Actor(), ct), code, queries.FindAsync, wire.Body, ct);
}
