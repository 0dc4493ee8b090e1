using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Vendors;

/// <summary>What GET /vendors can be narrowed to.</summary>
public sealed record VendorListRequest(
    [property: FromQuery(Name = "trade"), Description("A trade, as interventions name their category.")] string? Trade,
    [property: FromQuery(Name = "active"), Description("true or false.")] string? Active,
    [property: FromQuery(Name = "insurance"), Description("expired, endingSoon (30 days), valid or unknown.")] string? Insurance,
    [property: FromQuery(Name = "contract"), Description("expired, endingSoon (30 days), valid or unknown.")] string? Contract);

public static class VendorsApi
{
    public static void MapVendors(this IEndpointRouteBuilder api)
    {
        var vendors = api.MapGroup("/vendors").WithTags("Vendors");
        vendors.MapGet("", ListAsync).RequireAuthorization(Permissions.VendorsView)
            .Lists("ListVendors", "Lists vendors", VendorsQueries.Sorts);
        vendors.MapGet("/{code}", GetAsync).RequireAuthorization(Permissions.VendorsView)
            .Reads("GetVendor", "Reads one vendor");
        vendors.MapGet("/{code}/record", RecordAsync).RequireAuthorization(Permissions.VendorsView)
            .Reads("GetVendorRecord", "Reads how a vendor did, year by year");
        vendors.MapPost("", CreateAsync).RequireAuthorization(Permissions.VendorsEdit)
            .Creates("CreateVendor", "Creates a vendor", Described.NextCode("S00012"));
        vendors.MapPut("/{code}", ChangeAsync).RequireAuthorization(Permissions.VendorsEdit)
            .Changes("ChangeVendor", "Changes a vendor", Described.ByVersion);
        vendors.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.VendorsEdit)
            .Deletes("DeleteVendor", "Deletes a vendor that was never given work", "Another one is made inactive instead.");
    }

    private static async Task<Results<Ok<Paged<VendorView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [AsParameters] VendorListRequest _, HttpContext http, VendorsQueries queries, ApiProblems problems, CancellationToken ct)
    {
        var (slice, filter) = (request.Read(VendorsQueries.Sorts), VendorFilter.Read(name => http.Request.Query[name]));
        var asked = new Checks().And(slice).And(filter).ToResult();
        return asked.IsOk ? TypedResults.Ok(await queries.ListAsync(slice.Value, filter.Value, ct)) : problems.From(asked);
    }

    private static async Task<Results<Ok<VendorView>, ProblemHttpResult>> GetAsync(string code, VendorsQueries queries, ApiProblems problems, CancellationToken ct) =>
        await queries.FindAsync(code, ct) is { } vendor ? TypedResults.Ok(vendor) : problems.From(Result.NotFound());

    private static async Task<Results<Ok<VendorRecordBody>, ProblemHttpResult>> RecordAsync(
        string code, VendorRecords records, Currency currency, ApiProblems problems, CancellationToken ct) =>
        await records.FindAsync(code, ct) is { } record ? TypedResults.Ok(VendorRecordBody.Of(record, currency)) : problems.From(Result.NotFound());

    private static async Task<Results<Created<VendorView>, ProblemHttpResult>> CreateAsync(
        VendorInput input, VendorsService service, VendorsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var made = await service.CreateAsync(input.Code, input.ToDetails(), http.Actor(), ct);
        return made.IsOk
            ? TypedResults.Created($"/api/v1{EstateUrls.Vendor(made.Value)}", await queries.FindAsync(made.Value, ct))
            : problems.From(made);
    }

    private static async Task<Results<Ok<VendorView>, ProblemHttpResult>> ChangeAsync(
        string code, VendorInput input, VendorsService service, VendorsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var changed = await service.ChangeAsync(code, input.Version, input.ToDetails(), http.Actor(), ct);
        return changed.IsOk ? TypedResults.Ok(await queries.FindAsync(code, ct)) : problems.From(changed);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string code, VendorsService service, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var deleted = await service.DeleteAsync(code, http.Actor(), ct);
        return deleted.IsOk ? TypedResults.NoContent() : problems.From(deleted);
    }
}
