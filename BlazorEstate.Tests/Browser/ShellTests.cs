using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ShellTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task The_language_follows_the_browser_and_can_be_switched()
    {
        await using var visitor = await browser.OpenAsync("fr");
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/forbidden?x=1");
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
            await page.Locator(".topbar [data-action=culture]").ClickAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
            Assert.EndsWith("/forbidden?x=1", page.Url, StringComparison.Ordinal);
            await page.ReloadAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        });
    }

    [BrowserFact]
    public async Task Light_or_dark_is_remembered_from_the_first_byte()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/forbidden");
            await page.Locator(".topbar [data-action=theme]").ClickAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
            var html = await (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), "/forbidden").ToString())).TextAsync();
            Assert.Contains("data-theme=\"dark\"", html, StringComparison.Ordinal);
        });
    }

    [BrowserFact]
    public async Task The_navigation_stays_narrow_when_it_was_narrowed()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/forbidden");
            await page.Locator("[data-action=nav-collapse]").ClickAsync();
            await page.ReloadAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-nav", "narrow");
        });
    }

    [BrowserFact]
    public async Task On_a_phone_the_navigation_opens_over_the_page_and_escape_closes_it()
    {
        await using var visitor = await browser.OpenAsync(width: 360, height: 740);
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/forbidden");
            await Expect(page.Locator("#nav")).ToBeHiddenAsync();
            await page.Locator("[data-action=nav-open]").ClickAsync();
            await Expect(page.Locator("#nav")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator("#nav")).ToBeHiddenAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the phone.");
        });
    }

    [BrowserFact]
    public async Task A_slash_or_control_k_goes_to_the_search()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Agent, "/leases");
        await visitor.DoAsync(async page =>
        {
            await page.Keyboard.PressAsync("/");
            await Expect(page.Locator("[data-hotkey=search]")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("Dubois & fils");
            await page.Keyboard.PressAsync("Enter");
            await page.ArriveAtAsync("**/search?q=Dubois%20%26%20fils");
        });
    }

    [BrowserFact]
    public async Task Nothing_of_the_shell_breaks_the_content_security_policy()
    {
        await using var visitor = await browser.OpenAsync();
        var complaints = new List<string>();
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error") { complaints.Add(message.Text); }
        };
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/forbidden");
            await page.GotoAsync("/account/sign-in");
        });
        Assert.Empty(complaints);
    }
}
