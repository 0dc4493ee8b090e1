using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Maintenance.History;

/// <summary>Query parameters of GET /maintenance/history.</summary>
public sealed record HistoryRequest(
    [property: FromQuery(Name = "unit"), Description("Code of a unit.")] string? Unit,
    [property: FromQuery(Name = "property"), Description("Code of a property.")] string? Property,
    [property: FromQuery(Name = "vendor"), Description("Code of a vendor.")] string? Vendor,
    [property: FromQuery(Name = "equipment"), Description("Code of an equipment.")] string? Equipment,
    [property: FromQuery(Name = "category"), Description("A category.")] string? Category,
    [property: FromQuery(Name = "year"), Description("Year of the completion.")] string? Year,
    [property: FromQuery(Name = "sort"), Description("completed, reported, title, category, place, vendor or cost; with - in front, descending. -completed unless given.")] string? Sort,
    [property: FromQuery(Name = "page"), Description("Page, from 1.")] int? Page,
    [property: FromQuery(Name = "pageSize"), Description("Items per page, 1 to 200; 50 unless given.")] int? PageSize);

/// <summary>A completed work. Money in major units.</summary>
public sealed record HistoryItem(
    string Code, string Title, string Category, InterventionPriority Priority, DateOnly Reported, DateOnly Completed, string UnitCode, string UnitLabel, string PropertyCode, string PropertyName,
    bool CommonParts, string? VendorCode, string? Vendor, string? EquipmentCode, string? Equipment, int Reopened, CostBearer ChargedTo, decimal LabourCost, decimal PartsCost, decimal OtherCost, decimal Cost);

public sealed record HistoryTotal(int Year, string Category, int Count, decimal Cost);

/// <summary>A page of works, and the sums of all that the parameters find.</summary>
public sealed record HistoryBody(int Count, decimal Cost, IReadOnlyList<HistoryTotal> Totals, IReadOnlyList<HistoryItem> Items, int Total, int Page, int PageSize);

public static class HistoryApi
{
    public static void MapHistory(this IEndpointRouteBuilder maintenance) =>
        maintenance.MapGet("/history", GetAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Named("GetMaintenanceHistory", "Reads completed works of a unit, property, vendor or equipment, with sums by year and category").Refuses(422);

    private static async Task<Results<Ok<HistoryBody>, ProblemHttpResult>> GetAsync(
        [AsParameters] HistoryRequest request, HttpContext http, HistoryQueries queries, Currency currency, ApiProblems problems, CancellationToken ct)
    {
        var (filter, page) = (HistoryFilter.Read(name => http.Request.Query[name]), PageRequest.From(request.Page, request.PageSize));
        var known = SortOrder.TryParse(request.Sort, HistoryQueries.Sorts, out var sort);
        var asked = new Checks().And(filter).And(page).That(known || request.Sort is null, "sort", "Choice").ToResult();
        if (!asked.IsOk)
        {
            return problems.From(asked);
        }

        var sums = await queries.SumsAsync(filter.Value, ct);
        var rows = await queries.ListAsync(filter.Value, known ? sort : HistoryQueries.Newest, page.Value, ct);
        return TypedResults.Ok(new HistoryBody(sums.Sum(s => s.Count), currency.ToMajor(sums.Sum(s => s.Cost)),
            [.. sums.Select(s => new HistoryTotal(s.Year, s.Category, s.Count, currency.ToMajor(s.Cost)))],
            [.. rows.Items.Select(r => Item(r, currency))], rows.Total, rows.Page, rows.PageSize));
    }

    private static HistoryItem Item(HistoryRow r, Currency c) => new(
        r.Code, r.Title, r.Category, r.Priority, r.ReportedOn, r.CompletedOn, r.UnitCode, r.UnitLabel, r.PropertyCode, r.PropertyName, r.CommonParts, r.VendorCode, r.VendorName,
        r.EquipmentCode, r.EquipmentName, r.Reopenings, r.Bearer, c.ToMajor(r.LabourCost), c.ToMajor(r.PartsCost), c.ToMajor(r.OtherCost), c.ToMajor(r.Cost));
}
