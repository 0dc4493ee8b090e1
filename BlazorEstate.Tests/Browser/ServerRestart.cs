using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ServerRestart(BrowserFixture browser)
{
    [BrowserFact]
    public async Task An_open_tab_comes_back_by_itself_to_the_same_page_signed_in_and_live()
    {
        await using var app = await RunningApp.StartAsync();
        await using var visitor = await browser.OpenAsync(app: app);
        await visitor.SignInAsAsync(Demo.Agent, "/leases/L000001?tab=account");
        await using var other = await browser.OpenAsync(app: app);
        await other.SignInAsAsync(Demo.Accountant, "/tenants/T000001");
        await visitor.DoAsync(async page =>
        {
            await Expect(page.Locator("main table")).ToBeVisibleAsync();
            var title = await page.Locator("h1").TextContentAsync();
            await page.EvaluateAsync("window.before = true");
            await app.KillAsync();
            await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
            await Expect(other.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();

            await app.StartAgainAsync();
            await page.WaitForFunctionAsync("() => !window.before && 'interactive' in document.documentElement.dataset");
            await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
            Assert.EndsWith("/leases/L000001?tab=account", page.Url, StringComparison.Ordinal);
            await Expect(page.Locator("h1")).ToHaveTextAsync(title!);
            await Expect(page.Locator("main table")).ToBeVisibleAsync();

            // The other tab is alive again too: what is changed there shows here.
            await Expect(other.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
            await other.InteractiveAsync();
            await Expect(other.Page.Locator("h1")).ToHaveTextAsync(title!);
            await page.GotoAsync("/tenants/T000001");
            await visitor.InteractiveAsync();
            await page.Button("Edit").ClickAsync();
            await page.Locator("#tenant-name").EnterAsync("Renamed After The Restart");
            await page.OpenDialog().Button("Save changes").ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Renamed After The Restart");
            await Expect(other.Page.Locator("h1")).ToHaveTextAsync("Renamed After The Restart");
        });
    }
}
