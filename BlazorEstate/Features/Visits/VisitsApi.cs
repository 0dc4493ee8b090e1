using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits.Inventories;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Visits;

/// <summary>The filters of GET /visits.</summary>
public sealed record VisitFilterRequest(
    [property: FromQuery(Name = "from"), Description("Visits from this day of the agency on.")] DateOnly? From = null,
    [property: FromQuery(Name = "to"), Description("Visits up to this day, included.")] DateOnly? To = null,
    [property: FromQuery(Name = "kind"), Description("viewing, entryInventory, exitInventory or inspection.")] string? Kind = null,
    [property: FromQuery(Name = "status"), Description("planned, confirmed, done, missed or cancelled.")] string? Status = null,
    [property: FromQuery(Name = "person"), Description("E-mail address of the person responsible.")] string? Person = null,
    [property: FromQuery(Name = "unit")] string? Unit = null,
    [property: FromQuery(Name = "lease")] string? Lease = null,
    [property: FromQuery(Name = "property")] string? Property = null,
    [property: FromQuery(Name = "owner")] string? Owner = null)
{
    public Result<VisitFilter> Read()
    {
        var (kind, status) = (Names.Parse<VisitKind>(Kind), Names.Parse<VisitStatus>(Status));
        return new Checks()
            .That(kind is not null || string.IsNullOrEmpty(Kind), "kind", "Choice")
            .That(status is not null || string.IsNullOrEmpty(Status), "status", "Choice")
            .ToResult(() => new VisitFilter(From, To, kind, status, Person, Unit, Lease, Property, Owner));
    }
}

public static class VisitsApi
{
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        var visits = api.MapGroup("/visits").WithTags("Visits");
        visits.MapGet("", ListAsync).RequireAuthorization(Permissions.VisitsView)
            .Lists("ListVisits", "Lists visits", VisitQueries.Sorts);
        visits.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.VisitsView)
            .Reads("GetVisit", "Reads one visit");
        visits.MapInventories();
        visits.MapPost("", BookAsync).RequireAuthorization(Permissions.VisitsEdit)
            .Named("BookVisit", "Books a visit", "On a public holiday, or beyond two hours of a day in a let unit, it takes tenantConsent or an overrideReason. Two visits of one person may not overlap.").Refuses(422);
        visits.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.VisitsEdit)
            .Changes("ChangeVisit", "Changes a visit that is still to come", Described.ByVersion);
        visits.MapPost("/{code}/transitions", StepAsync).RequireAuthorization(Permissions.VisitsEdit)
            .Changes("StepVisit", "Confirms a visit, or says that it was done, missed or cancelled");
    }

    private static Task<Results<Ok<Paged<VisitView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [AsParameters] VisitFilterRequest filters, VisitQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.AnswerAsync(request.Read(VisitQueries.Sorts), filters.Read(), (slice, filter) => queries.ListAsync(slice, filter, ct));

    private static async Task<Results<Ok<VisitView>, ProblemHttpResult>> GetAsync(string code, VisitQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct));

    private static async Task<Results<Created<VisitView>, ProblemHttpResult>> BookAsync(
        VisitInput input, VisitsService service, VisitQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.BookAsync(input, http.Actor(), ct), EstateUrls.Visit, queries.FindAsync, ct);

    private static async Task<Results<Ok<VisitView>, ProblemHttpResult>> ChangeAsync(
        string code, VisitInput input, VisitsService service, VisitQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.ChangeAsync(code, input, http.Actor(), ct), code, queries.FindAsync, ct);

    private static async Task<Results<Ok<VisitView>, ProblemHttpResult>> StepAsync(
        string code, VisitTransition step, VisitsService service, VisitQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.StepAsync(code, step, http.Actor(), ct), code, queries.FindAsync, ct);
}
