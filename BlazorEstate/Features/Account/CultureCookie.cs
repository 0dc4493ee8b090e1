using Microsoft.AspNetCore.Localization;

namespace BlazorEstate.Features.Account;

/// <summary>Makes this browser speak the person's language.</summary>
internal static class CultureCookie
{
    public static void Set(HttpContext http, string? language)
    {
        if (language is null)
        {
            return;
        }

        var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language == "fr" ? "fr-FR" : "en-GB"));
        http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax });
    }
}
