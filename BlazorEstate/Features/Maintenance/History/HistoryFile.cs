using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Files;
using BlazorEstate.Shared.Http;
using CsvHelper;

namespace BlazorEstate.Features.Maintenance.History;

/// <summary>The history as a file for other programs, like the reports: UTF-8 with its mark, commas, ISO days, amounts with a point, no sums among the rows.</summary>
public static class HistoryFile
{
    private static readonly string[] Columns =
        ["code", "title", "category", "priority", "reported", "completed", "unit", "unitLabel", "property", "propertyName", "commonParts", "vendor", "vendorName", "equipment", "equipmentName", "reopened", "chargedTo", "labourCost", "partsCost", "otherCost", "cost"];

    public static void MapHistoryFile(this IEndpointRouteBuilder app) =>
        app.MapGet(EstateUrls.HistoryFile, File).RequireAuthorization(Permissions.MaintenanceView).ExcludeFromDescription();

    private static IResult File(HttpContext http, HistoryQueries queries, Currency currency, CancellationToken ct)
    {
        var filter = HistoryFilter.Read(name => http.Request.Query[name]);
        if (!filter.IsOk)
        {
            return Results.BadRequest();
        }

        return Results.Stream(to => WriteAsync(queries.AllAsync(filter.Value, ct), to, currency, ct), "text/csv; charset=utf-8", "maintenance-history.csv");
    }

    internal static async Task WriteAsync(IAsyncEnumerable<HistoryRow> rows, Stream to, Currency currency, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(to, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        await LineAsync(Columns);
        await foreach (var r in rows.WithCancellation(ct))
        {
            await LineAsync(r.Code, r.Title, r.Category, Names.Of(r.Priority), Day(r.ReportedOn), Day(r.CompletedOn), r.UnitCode, r.UnitLabel, r.PropertyCode, r.PropertyName,
                r.CommonParts ? "true" : "false", r.VendorCode, r.VendorName, r.EquipmentCode, r.EquipmentName, r.Reopenings.ToString(CultureInfo.InvariantCulture), Names.Of(r.Bearer),
                currency.ToInvariant(r.LabourCost), currency.ToInvariant(r.PartsCost), currency.ToInvariant(r.OtherCost), currency.ToInvariant(r.Cost));
        }

        await csv.FlushAsync(ct);

        async Task LineAsync(params string?[] fields)
        {
            foreach (var field in fields)
            {
                csv.WriteField(CsvCell.Harmless(field ?? ""));
            }

            await csv.EndRecordAsync(ct);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
