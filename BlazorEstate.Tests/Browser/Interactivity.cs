using BlazorEstate.Tests.Support;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class Interactivity(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_click_reaches_the_server_and_comes_back()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/welcome");
            await page.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToContainTextAsync("Clicks: 1");
        });
    }
}
