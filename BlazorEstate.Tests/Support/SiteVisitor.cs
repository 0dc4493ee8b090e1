using System.Net;
using System.Text.RegularExpressions;

namespace BlazorEstate.Tests.Support;

/// <summary>A page as it came: status, where it leads, and its HTML.</summary>
public sealed record SitePage(HttpStatusCode Status, Uri? Location, string Html)
{
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(Html, "(?s)<(head|script).*?</\\1>", ""), "<[^>]+>", " "));

    /// <summary>The path and query it redirects to.</summary>
    public string? Target => Location is null ? null : Location.IsAbsoluteUri ? Location.PathAndQuery : Location.OriginalString;
}

/// <summary>Posts forms as a browser without script does.</summary>
public sealed partial class SiteVisitor(HttpClient http)
{
    public HttpClient Http => http;

    public async Task<SitePage> GetAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Opens the page and posts one of its forms with its hidden fields.</summary>
    public async Task<SitePage> PostAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(path);
        var token = AntiforgeryToken().Match(page.Html).Groups[1].Value;
        return await PostRawAsync(path, [("_handler", form), ("__RequestVerificationToken", token), .. fields]);
    }

    public async Task<SitePage> PostRawAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await ReadAsync(await http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    public Task<SitePage> SignInAsync(string email, string password = TestSite.Password, string returnUrl = "/account") =>
        PostAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", "sign-in", ("Email", email), ("Password", password));

    /// <summary>Whether the account page opens.</summary>
    public async Task<bool> IsSignedInAsync() => (await GetAsync("/account")).Status == HttpStatusCode.OK;

    private static async Task<SitePage> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new SitePage(answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsStringAsync());
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex AntiforgeryToken();
}
