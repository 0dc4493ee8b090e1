using System.Globalization;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Localization;

namespace BlazorEstate.App;

/// <summary>French and English. What the person chose wins, then the browser's wish, then the agency's own language.</summary>
public static class Cultures
{
    private const string French = "fr-FR";
    // Days before months also in English: the agency is in Europe.
    private const string English = "en-GB";

    public static IServiceCollection AddCultures(this IServiceCollection services) =>
        services.AddLocalization().AddOptions<RequestLocalizationOptions>().Configure<AgencyOptions>((options, agency) =>
        {
            options.SetDefaultCulture(Of(agency.Culture)!);
            options.AddSupportedCultures(French, English);
            options.AddSupportedUICultures(French, English);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(FromBrowser)];
        }).Services;

    /// <summary>GET /culture?c=fr&amp;returnUrl=/leases keeps the choice for a year and goes back to a page of ours.</summary>
    public static void MapCulture(this IEndpointRouteBuilder app) => app.MapGet("/culture", (string? c, string? returnUrl, HttpContext context) =>
    {
        if (Of(c) is { } culture)
        {
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" });
        }
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }).ExcludeFromDescription();

    private static string? Of(string? language) => language?[..Math.Min(2, language.Length)].ToLowerInvariant() switch
    {
        "fr" => French,
        "en" => English,
        _ => null,
    };

    private static Task<ProviderCultureResult?> FromBrowser(HttpContext context)
    {
        var wish = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(x => x.Quality ?? 1)
            .Select(x => Of(x.Value.Value))
            .FirstOrDefault(x => x is not null);
        return Task.FromResult(wish is null ? null : new ProviderCultureResult(wish));
    }

    private static bool IsLocal(string? url) => url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl);
}
