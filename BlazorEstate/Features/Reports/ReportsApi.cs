using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Reports;

/// <summary>A report as the API lists it.</summary>
public sealed record ReportView(string Key, string Name, IReadOnlyList<string> Parameters, IReadOnlyList<string> Formats, IReadOnlyList<string> Columns);

public static class ReportsApi
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").RequireAuthorization(Permissions.StatisticsView);
        reports.MapGet("", (IStringLocalizer<ReportsText> texts) => TypedResults.Ok(ReportKinds.All.Select(k => View(k, texts))))
            .Named("ListReports", "Lists the reports with their parameters, formats and columns");
        reports.MapGet("/{key}", GetAsync).Produces(StatusCodes.Status200OK)
            .Named("GetReport", "Writes a report of now as it is read from the database", "JSON {key, from, to, asOf, currency, rows, totals}, CSV (UTF-8, comma) or XLSX. Amounts are in major units.").Refuses(404, 422);
    }

    /// <summary>The files that people had prepared, each for its person.</summary>
    public static void MapReportFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/reports/runs/{id:long}/file", FileAsync).RequireAuthorization(Permissions.StatisticsView).ExcludeFromDescription();

    private static ReportView View(ReportKind kind, IStringLocalizer<ReportsText> texts) => new(
        kind.Key, texts["Report." + kind.Key], kind.HasSpan ? ["from", "to"] : ["asOf"], [.. Enum.GetValues<ReportFormat>().Select(f => Names.Of(f))], [.. kind.Columns.Select(c => c.Key)]);

    private static async Task<IResult> GetAsync(
        string key,
        [Description("json (unless given), csv or xlsx.")] string? format,
        [Description("First day, of a report about a span; the beginning unless given.")] string? from,
        [Description("Last day, of a report about a span; today unless given.")] string? to,
        [Description("The day, of a report about one; today unless given.")] string? asOf,
        ReportFile reports, FileStore store, AgencyClock clock, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var order = ReportOrder.Read(key, format, from, to, asOf, clock.Today);
        if (!order.IsOk)
        {
            return problems.From(order);
        }

        // By way of a file: a slow line must not hold the database's moment, and what fails on the way fails before the answer begins.
        await using var file = store.Create();
        try
        {
            await reports.WriteAsync(order.Value, file.Stream, ct);
        }
        catch (ReportException e)
        {
            return problems.From(Result.Fail("format", e.Code));
        }

        var response = http.Response;
        (response.ContentType, response.Headers.ContentDisposition) = (order.Value.ContentType, $"attachment; filename=\"{order.Value.FileName}\"");
        response.Headers.CacheControl = "no-store";
        file.Stream.Position = 0;
        response.ContentLength = file.Stream.Length;
        await file.Stream.CopyToAsync(response.Body, ct);
        return Results.Empty;
    }

    private static async Task<IResult> FileAsync(long id, ReportRuns runs, FileStore store, HttpContext http, CancellationToken ct)
    {
        if (await runs.FileAsync(id, http.User.ToActor(ActorOrigin.Screen), ct) is not { } file || store.Find(file.Path) is not { } path)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(path, "application/octet-stream", file.FileName, enableRangeProcessing: true);
    }
}
