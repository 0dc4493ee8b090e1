using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.FaultReports;

public static class PosterEndpoint
{
    /// <summary>The notice to print, in the language of those who read it and not of who prints it.</summary>
    public static void MapReportPoster(this IEndpointRouteBuilder app) =>
        app.MapGet("/units/{code}/report-link/poster", ShowAsync).RequireAuthorization(Permissions.MaintenanceRequest).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(string code, string? lang, string? size, ReportLinks links, IConfiguration configuration, HttpContext http, CancellationToken ct)
    {
        var link = await links.OfAsync(code, http.User.ToActor(ActorOrigin.Screen), ct);
        if (!link.IsOk)
        {
            return Results.NotFound();
        }

        var address = SiteLink.Full(configuration, $"{http.Request.Scheme}://{http.Request.Host}", link.Value.Path);
        return new InLanguage(lang == "en" ? "en-GB" : "fr-FR", new RazorComponentResult<ReportPoster>(new { Unit = link.Value.Label, Address = address, Size = ReportPoster.Sizes.Contains(size) ? size : ReportPoster.Sizes[0] }));
    }

    // The language holds for what is called from here, and for nothing else.
    private sealed record InLanguage(string Culture, IResult Page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Culture);
            return Page.ExecuteAsync(httpContext);
        }
    }
}
