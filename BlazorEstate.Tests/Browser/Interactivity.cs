using BlazorEstate.Tests.Support;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class Interactivity(BrowserFixture browser)
{
    [BrowserFact]
    public async Task The_circuit_starts_with_the_extracted_script()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/forbidden");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("You may not open this page");
        });
    }

    [BrowserFact]
    public async Task An_unknown_address_is_a_404_that_looks_like_us()
    {
        await using var visitor = await browser.OpenAsync("fr");
        await visitor.DoAsync(async page =>
        {
            var answer = await page.GotoAsync("/no-such-page");
            Assert.Equal(404, answer!.Status);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Cette page n’existe pas");
        });
    }
}
