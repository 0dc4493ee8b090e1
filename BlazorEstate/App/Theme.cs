namespace BlazorEstate.App;

/// <summary>Light or dark, remembered in a cookie so that the first byte of a page already has it.</summary>
public static class Theme
{
    public const string Cookie = "theme";

    /// <summary>"light" or "dark"; null leaves it to the person's system.</summary>
    public static string? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[Cookie] is "light" or "dark" ? context.Request.Cookies[Cookie] : null;
    }
}
