using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Calendar;

/// <summary>The calendar as files: what a page shows, and the secret feed.</summary>
public static class CalendarFiles
{
    public static void MapCalendarFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(EstateUrls.CalendarFile, ExportAsync).RequireAuthorization(Permissions.VisitsView).ExcludeFromDescription();

        // Calendar programs know neither cookies nor tokens: the secret is all they have. Also beside the API, where other programs look for it.
        app.MapGet("/calendar/{secret}.ics", FeedAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(ApiAnswers.Root + "/calendar/{secret}.ics", FeedAsync).AllowAnonymous().WithTags("Calendar").WithName("ReadCalendarFeed")
            .WithSummary("Reads a calendar feed as iCalendar").WithDescription("The secret stands in the address, which a person makes and revokes in the calendar; no token is needed.")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar").Produces(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ExportAsync(
        [AsParameters] CalendarRequest request, string? off, string? only, CalendarExport export, AgencyClock clock, HttpContext http, CancellationToken ct)
    {
        var read = request.Read(clock.Today, http.Actor());
        if (!read.IsOk)
        {
            return Results.BadRequest();
        }

        var hidden = new CalendarAddress(ListQuery.Empty.WithFilter("off", off).WithFilter("only", only), clock.Today).Off;
        var view = read.Value with { Kinds = read.Value.Kinds.Except(hidden).ToHashSet() };
        return Results.File(Encoding.UTF8.GetBytes(await export.WriteAsync(view, Site(http), ct)), ICalendar.ContentType, $"calendar-{view.From:yyyy-MM-dd}.ics");
    }

    private static async Task<IResult> FeedAsync(string secret, CalendarFeeds feeds, HttpContext http, CancellationToken ct)
    {
        var text = secret.Length > 100 ? null : await feeds.ReadAsync(secret, Site(http), ct);
        if (text is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Text(text, ICalendar.ContentType, Encoding.UTF8);
    }

    private static string Site(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
