using System.Security.Cryptography;
using System.Text;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace BlazorEstate.Features.Account;

/// <summary>The secret by which a browser is known again. It says nothing of the person, opens nothing, and goes to the account pages alone.</summary>
internal static class DeviceCookie
{
    public const string Name = "BlazorEstate.Device";

    // As long as browsers keep a cookie at most; it is renewed at each sign-in.
    public static readonly TimeSpan Life = TimeSpan.FromDays(400);

    private const int Bytes = 32;

    /// <summary>The secret that the browser has; null if it has none, or something that is none of ours.</summary>
    public static string? Read(HttpContext context) =>
        context.Request.Cookies[Name] is { Length: 43 } secret && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? secret : null;

    public static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, new CookieOptions
    {
        MaxAge = Life,
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Path = EstateUrls.Account,
    });

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
