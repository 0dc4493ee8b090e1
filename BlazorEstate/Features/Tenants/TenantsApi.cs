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
        var slice = arrears is null || money ? request.Read(money ? TenantsQueries.Sorts : TenantsQueries.SortsWithoutMoney) : Result<ListSlice>.Forbidden();
        return await problems.AnswerAsync(slice, async asked => (await queries.ListAsync(asked, new TenantFilter(arrears, current), ct)).As(TenantView.From));
    }

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> GetAsync(string code, TenantsQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct), TenantView.From);

    private static async Task<Results<Created<TenantView>, ProblemHttpResult>> CreateAsync(
        TenantInput input, TenantsService service, TenantsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.CreateAsync(input.Code, input.ToDetails(), http.Actor(), ct), EstateUrls.Tenant, queries.FindAsync, TenantView.From, ct);

    private static async Task<Results<Ok<TenantView>, ProblemHttpResult>> ChangeAsync(
        string code, TenantInput input, TenantsService service, TenantsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.ChangeAsync(code, input.Version, input.ToDetails(), http.Actor(), ct), code, queries.FindAsync, TenantView.From, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string code, TenantsService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.DeleteAsync(code, http.Actor(), ct));
}
