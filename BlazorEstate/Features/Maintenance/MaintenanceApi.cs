using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Attachments;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Maintenance.History;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Query parameters of GET /maintenance.</summary>
public sealed record MaintenanceListRequest(
    [property: FromQuery(Name = "q"), Description("Code, title, category, vendor, unit, property or tenant; case and accents do not matter.")] string? Q,
    [property: FromQuery(Name = "status"), Description("A status, or open for all that is still to be done.")] string? Status,
    [property: FromQuery(Name = "priority"), Description("low, normal, high or urgent.")] string? Priority,
    [property: FromQuery(Name = "unit"), Description("Code of a unit.")] string? Unit,
    [property: FromQuery(Name = "property"), Description("Code of a property.")] string? Property,
    [property: FromQuery(Name = "category"), Description("A category.")] string? Category,
    [property: FromQuery(Name = "equipment"), Description("Code of equipment.")] string? Equipment,
    [property: FromQuery(Name = "vendor"), Description("Code of a vendor.")] string? Vendor,
    [property: FromQuery(Name = "assignee"), Description("Number of a user, or none.")] string? Assignee,
    [property: FromQuery(Name = "late"), Description("true for what is open behind its deadline.")] string? Late,
    [property: FromQuery(Name = "planned"), Description("week for what has a slot in this week.")] string? Planned,
    [property: FromQuery(Name = "recharge"), Description("due for what is done and has a part for the tenant that is not recharged yet.")] string? Recharge,
    [property: FromQuery(Name = "quote"), Description("mine for what has a quote that waits for the caller's approval.")] string? Quote,
    [property: FromQuery(Name = "sort"), Description("reported, deadline, code, title, priority, status, property, planned or cost; with - in front, descending. -reported unless given.")] string? Sort,
    [property: FromQuery(Name = "page"), Description("Page, from 1.")] int? Page,
    [property: FromQuery(Name = "pageSize"), Description("Items per page, 1 to 200; 50 unless given.")] int? PageSize);

public static class MaintenanceApi
{
    public static void MapMaintenance(this IEndpointRouteBuilder api)
    {
        var maintenance = api.MapGroup("/maintenance").WithTags("Maintenance");
        maintenance.MapGet("", ListAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Named("ListMaintenance", "Lists interventions, the newest first").Refuses(422);
        maintenance.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Reads("GetIntervention", "Reads one intervention with its costs and timeline");
        maintenance.MapPost("", RequestAsync).RequireAuthorization(Permissions.MaintenanceRequest)
            .Named("RequestMaintenance", "Asks for an intervention on a unit", "The same Idempotency-Key is the same request.").Refuses(422);
        maintenance.MapPost("/{code}/transitions", MoveAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("MoveIntervention", "Goes on to another status", "A move that is not allowed answers 409 and says what may follow. Declining needs a note.");
        maintenance.MapPost("/{code}/merge", MergeAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("MergeIntervention", "Hands a request over to another intervention of the same property", "It is declined itself, its photos and comments show with the other, and who asked is told.");
        maintenance.MapHistory();
        maintenance.MapAttachments();
        maintenance.MapPost("/{code}/assignment", AssignAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("AssignIntervention", "Gives it to a colleague, a vendor, both or nobody", "What is left out is taken away. A vendor that takes no more work is refused.");
        maintenance.MapPost("/{code}/costs", CostAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("AddInterventionCost", "Adds a line of cost", "Labour: minutes, hourlyRate. Parts: label, quantity, price. Other: label, amount.");
        maintenance.MapBilling();
        maintenance.MapQuotes();
        maintenance.MapInvoices();
    }

    private static async Task<Results<Ok<Paged<InterventionItem>>, ProblemHttpResult>> ListAsync(
        [AsParameters] MaintenanceListRequest request, HttpContext http, MaintenanceQueries queries, QuoteQueries quotes, MaintenanceWire wire, ApiProblems problems, CancellationToken ct)
    {
        var (filter, page) = (MaintenanceFilter.Read(name => http.Request.Query[name]), PageRequest.From(request.Page, request.PageSize));
        var known = SortOrder.TryParse(request.Sort, MaintenanceSearch.Sorts, out var sort);
        var asked = new Checks().And(filter).And(page).That(known || request.Sort is null, "sort", "Choice").ToResult();
        return asked.IsOk
            ? TypedResults.Ok((await queries.ListAsync(await quotes.ForAsync(filter.Value, http.Actor(), ct), known ? sort : MaintenanceSearch.Newest, page.Value, ct)).As(wire.Item))
            : problems.From(asked);
    }

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> GetAsync(
        string code, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct), wire.Body);

    private static async Task<Results<Created<InterventionBody>, ProblemHttpResult>> RequestAsync(
        RequestBody body, [FromHeader(Name = "Idempotency-Key")] string? key, MaintenanceService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.RequestAsync(body.UnitCode, body.ToRequest(), key, http.Actor(), body.EquipmentCode, ct), EstateUrls.Intervention, queries.FindAsync, wire.Body, ct);

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> MoveAsync(
        string code, TransitionBody body, MaintenanceService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var moved = Names.Parse<InterventionStatus>(body.To) is { } to
            ? await service.MoveAsync(code, body.Version, to, body.Note, http.Actor(), (body.Start?.UtcDateTime, body.End?.UtcDateTime), ct)
            : Result.Fail("to", body.To is null ? "Required" : "Choice");
        return await problems.ChangedAsync(moved, code, queries.FindAsync, wire.Body, ct);
    }

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> MergeAsync(
        string code, MergeBody body, MaintenanceService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.MergeAsync(code, body.Version, body.Into, body.Note, http.Actor(), ct), code, queries.FindAsync, wire.Body, ct);

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> AssignAsync(
        string code, AssignmentBody body, MaintenanceService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.AssignAsync(code, body.Version, body.AssigneeId, body.VendorCode, http.Actor(), ct), code, queries.FindAsync, wire.Body, ct);

    private static async Task<Results<Created<InterventionBody>, ProblemHttpResult>> CostAsync(
        string code, CostBody body, MaintenanceService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var added = await wire.Cost(body).ThenAsync(cost => service.AddCostAsync(code, body.Version, cost, http.Actor(), ct));
        return await problems.MadeAsync(added, code, EstateUrls.Intervention, queries.FindAsync, wire.Body, ct);
    }
}
