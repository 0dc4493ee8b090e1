using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Tenants;

public static class TenantsApi
{
    public static void MapTenants(this IEndpointRouteBuilder api)
    {
        var tenants = api.MapGroup("/tenants").WithTags("Tenants");
        tenants.MapGet("", ListAsync).RequireAuthorization(Permissions.TenantsView)
            .Lists("ListTenants", "Lists tenants", TenantsQueries.Sorts, " To ask for what is overdue, the token needs payments.view.");
        tenants.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.TenantsView)
            .Reads("GetTenant", "Reads one tenant");
        tenants.MapPost("", CreateAsync).RequireAuthorization(Permissions.TenantsEdit)
            .Creates("CreateTenant", "Creates a tenant", Described.NextCode("T000012"));
        tenants.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.TenantsEdit)
            .Changes("ChangeTenant", "Changes a tenant", Described.ByVersion);
        tenants.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.TenantsEdit)
            .Deletes("DeleteTenant", "Deletes a tenant who never had a lease");
    }

    private static async Task<Results<Ok<Paged<TenantView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request,
        [Description("true: only those with something overdue; false: only those without.")] bool? arrears,
        [Description("true: only those with a lease that runs today; false: only those without.")] bool? current,
        TenantsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var money = http.Actor().Can(Permissions.PaymentsView);
        if (arrears is not null && !money)
        {
            return problems.From(Result.Forbidden());
        }

        var slice = request.Read(money ? TenantsQueries.Sorts : TenantsQueries.SortsWithoutMoney);
        return slice.IsOk
            ? TypedResults.Ok((await queries.ListAsync(slice.Value, new TenantFilter(arrears, current), ct)).As(TenantView.From))
            : problems.From(slice);
    }

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> GetAsync(
        string code, TenantsQueries queries, ApiProblems problems, CancellationToken ct) =>
        await queries.FindAsync(code, ct) is { } tenant ? TypedResults.Ok(TenantView.From(tenant)) : problems.From(Result.NotFound());

    private static async Task<Results<Created<TenantView>, ProblemHttpResult>> CreateAsync(
        TenantInput input, TenantsService service, TenantsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var made = await service.CreateAsync(input.Code, input.ToDetails(), http.Actor(), ct);
        return made.IsOk
            ? TypedResults.Created($"/api/v1{EstateUrls.Tenant(made.Value)}", await queries.FindAsync(made.Value, ct) is { } tenant ? TenantView.From(tenant) : null)
            : problems.From(made);
    }

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> ChangeAsync(
        string code, TenantInput input, TenantsService service, TenantsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var result = await service.ChangeAsync(code, input.Version, input.ToDetails(), http.Actor(), ct);
        return result.IsOk && await queries.FindAsync(code, ct) is { } tenant ? TypedResults.Ok(TenantView.From(tenant)) : problems.From(result.IsOk ? Result.NotFound() : result);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string code, TenantsService service, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var result = await service.DeleteAsync(code, http.Actor(), ct);
        return result.IsOk ? TypedResults.NoContent() : problems.From(result);
    }
}
