using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace BlazorEstate.Features.Leases;

/// <summary>The filters of GET /leases.</summary>
public sealed record LeaseFilterRequest(
    [property: FromQuery(Name = "status"), Description("upcoming, running, endingSoon or ended.")] string? Status = null,
    [property: FromQuery(Name = "kind"), Description("unfurnished, furnished, mobility, commercial or parking.")] string? Kind = null,
    [property: FromQuery(Name = "arrears"), Description("true for leases with something overdue.")] bool? Arrears = null,
    [property: FromQuery(Name = "property")] string? Property = null,
    [property: FromQuery(Name = "owner")] string? Owner = null,
    [property: FromQuery(Name = "unit")] string? Unit = null,
    [property: FromQuery(Name = "tenant")] string? Tenant = null,
    [property: FromQuery(Name = "endsBefore"), Description("Leases whose last day lies before this day.")] DateOnly? EndsBefore = null)
{
    public Result<LeaseFilter> Read()
    {
        var status = Names.Parse<LeaseStatus>(Status);
        var kind = Names.Parse<LeaseKind>(Kind);
        return new Checks()
            .That(status is not null || string.IsNullOrEmpty(Status), "status", "Choice").That(kind is not null || string.IsNullOrEmpty(Kind), "kind", "Choice")
            .ToResult(() => new LeaseFilter(kind, status, Arrears ?? false, Property, Owner, Unit, Tenant, EndsBefore));
    }
}

/// <summary>Reading leases: /api/v1/leases.</summary>
public static partial class LeasesApi
{
    public static void MapLeases(this IEndpointRouteBuilder api)
    {
        var leases = api.MapGroup("/leases").WithTags("Leases");
        leases.MapGet("", ListAsync).RequireAuthorization(Permissions.LeasesView).Produces<Paged<LeaseItem>>()
            .Lists("ListLeases", "Lists leases", LeaseQueries.Sorts);
        leases.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.LeasesView)
            .Reads("GetLease", "Reads one lease");
        leases.MapGet("/{code}/account", AccountAsync).RequireAuthorization(Permissions.LeasesView, Permissions.PaymentsView)
            .Reads("GetLeaseAccount", "Reads a lease's account at a day", "Charges due and payments dated up to asOf (today unless given).");
        MapWrites(leases);
    }

    // The answer is kept as the bytes that go out, until anything changes: the same question costs next to nothing.
    private static async Task<IResult> ListAsync(
        [AsParameters] ListRequest request, [AsParameters] LeaseFilterRequest filters, RevisionCache cache, AgencyClock clock, HttpContext http, CancellationToken ct)
    {
        var money = http.Actor().Can(Permissions.PaymentsView);
        var slice = request.Read(money ? LeaseQueries.Sorts : LeaseQueries.SortsWithoutMoney);
        var filter = filters.Arrears is null || money ? filters.Read() : Result<LeaseFilter>.Forbidden();
        if (!slice.IsOk || !filter.IsOk)
        {
            return http.RequestServices.GetRequiredService<ApiProblems>().From(new Checks().And(slice).And(filter).ToResult());
        }

        var factory = http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        var key = string.Create(CultureInfo.InvariantCulture, $"leases {money} {clock.Today:O} {http.Request.QueryString.Value}");
        var bytes = await cache.GetAsync(key, http.ReadAt(), b => b.Length, c => ListBytesAsync(factory, slice.Value, filter.Value, money, c), ct);
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8");
    }

    // In a scope of its own: others may wait for it after the one who asked first has left.
    private static async Task<byte[]> ListBytesAsync(IServiceScopeFactory scopes, ListSlice slice, LeaseFilter filter, bool money, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var wire = scope.ServiceProvider.GetRequiredService<LeaseWire>();
        var json = scope.ServiceProvider.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var page = await scope.ServiceProvider.GetRequiredService<LeaseQueries>().PageAsync(slice, filter, ct);
        return JsonSerializer.SerializeToUtf8Bytes(new Paged<LeaseItem>([.. page.Items.Select(wire.Item).Select(item => money ? item : item.WithoutMoney())], page.Total, page.Page, page.PageSize), json);
    }

    private static async Task<Results<Ok<LeaseBody>, ProblemHttpResult>> GetAsync(
        string code, LeaseQueries queries, LeaseWire wire, AgencyClock clock, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct), lease => http.Actor().Can(Permissions.PaymentsView) ? wire.Body(lease, clock.Today) : wire.Body(lease, clock.Today).WithoutMoney());

    private static async Task<Results<Ok<AccountBody>, ProblemHttpResult>> AccountAsync(
        string code, DateOnly? asOf, AccountQueries accounts, LeaseWire wire, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await accounts.AtAsync(code, asOf, ct), wire.Body);
}
