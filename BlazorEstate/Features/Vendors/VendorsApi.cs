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

    private static Task<Results<Ok<Paged<VendorView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListRequest request, [AsParameters] VendorListRequest _, HttpContext http, VendorsQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.AnswerAsync(request.Read(VendorsQueries.Sorts), VendorFilter.Read(name => http.Request.Query[name]), (slice, filter) => queries.ListAsync(slice, filter, ct));

    private static async Task<Results<Ok<VendorView>, ProblemHttpResult>> GetAsync(string code, VendorsQueries queries, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await queries.FindAsync(code, ct));

    private static async Task<Results<Ok<VendorRecordBody>, ProblemHttpResult>> RecordAsync(
        string code, VendorRecords records, Currency currency, ApiProblems problems, CancellationToken ct) =>
        problems.Found(await records.FindAsync(code, ct), record => VendorRecordBody.Of(record, currency));

    private static async Task<Results<Created<VendorView>, ProblemHttpResult>> CreateAsync(
        VendorInput input, VendorsService service, VendorsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.MadeAsync(await service.CreateAsync(input.Code, input.ToDetails(), http.Actor(), ct), EstateUrls.Vendor, queries.FindAsync, ct);

    private static async Task<Results<Ok<VendorView>, ProblemHttpResult>> ChangeAsync(
        string code, VendorInput input, VendorsService service, VendorsQueries queries, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.ChangeAsync(code, input.Version, input.ToDetails(), http.Actor(), ct), code, queries.FindAsync, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string code, VendorsService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.DeleteAsync(code, http.Actor(), ct));
}
