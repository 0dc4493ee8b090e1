using System.Net;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class CultureTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("/leases?page=2", "/leases?page=2")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    public async Task The_switch_only_leads_back_to_a_page_of_ours(string returnUrl, string expected)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await http.GetAsync(new Uri($"{browser.App.Url}/culture?c=fr&returnUrl={Uri.EscapeDataString(returnUrl)}"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
        Assert.Contains("fr-FR", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-CA,en;q=0.5", "fr")]
    [InlineData("de,en-US;q=0.8,fr;q=0.5", "en")]
    [InlineData("de", "fr")]
    public async Task Without_a_choice_the_browser_decides_then_the_agency(string wish, string expected)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Accept-Language", wish);
        Assert.Contains($"<html lang=\"{expected}\"", await http.GetStringAsync(new Uri($"{browser.App.Url}/forbidden")), StringComparison.Ordinal);
    }
}
