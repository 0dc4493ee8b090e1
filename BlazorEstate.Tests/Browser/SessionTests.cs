using BlazorEstate.Tests.Support;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class SessionTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Signing_out_in_one_browser_closes_the_open_page_in_another()
    {
        await using var desk = await browser.OpenAsync();
        await using var phone = await browser.OpenAsync("fr", 390, 844);
        await desk.SignInAsAsync(Demo.Coordinator, "/properties");
        await phone.SignInAsAsync(Demo.Coordinator, "/properties");

        await phone.DoAsync(async page =>
        {
            await page.GotoAsync("/account/sign-out");
            await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
            await page.WaitForURLAsync(x => x.Contains("/account/sign-in", StringComparison.Ordinal));
        });

        await desk.DoAsync(page => page.WaitForURLAsync(x => x.Contains("/account/sign-in?returnUrl=%2Fproperties", StringComparison.Ordinal), new() { Timeout = 20_000 }));
    }

    [BrowserFact]
    public async Task A_click_on_a_demo_role_signs_in()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.DoAsync(async page =>
        {
            await page.GotoAsync("/login?returnUrl=%2Faccount");
            await page.GetByRole(AriaRole.Button, new() { Name = "Auditor" }).ClickAsync();
            await Assertions.Expect(page.GetByText(Demo.Auditor)).ToBeVisibleAsync();
        });
    }
}
