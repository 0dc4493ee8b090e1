using BlazorEstate.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>A payment is never taken back in silence: the reversal has a reason, and who has the receipt open sees it come.</summary>
[Collection(BrowserTests.Name)]
public sealed class ReversingAPayment(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_reversal_is_made_with_a_reason_and_seen_on_the_open_receipt()
    {
        await using var manager = await browser.OpenAsync("fr", 390, 844);
        await using var auditor = await browser.OpenAsync();
        await manager.DoAsync(async page =>
        {
            await manager.SignInAsAsync(Demo.Manager, "/payments?q=&sort=amount&dir=desc");
            await page.Locator("a.grid__link").First.ClickAsync();
            await page.ArriveAtAsync("**/payments/*");
            await auditor.SignInAsAsync(Demo.Auditor, new Uri(page.Url).AbsolutePath);
            await Expect(auditor.Page.Locator(".page-header__actions button")).ToHaveCountAsync(0);

            await page.Locator(".page-header__actions button").ClickAsync();
            await page.Locator(".rz-dialog button[type=submit]").ClickAsync();
            await Expect(page.Locator("#reversal-reason-note .field__error")).ToBeVisibleAsync();
            await page.Locator("#reversal-reason").FillAsync("Chèque impayé");
            await page.Locator(".rz-dialog button[type=submit]").ClickAsync();
            await Expect(page.Locator(".stack > .notice")).ToContainTextAsync("Chèque impayé");
            await Expect(auditor.Page.Locator(".stack > .notice")).ToContainTextAsync("Chèque impayé", new() { Timeout = RecordingAPayment.MostMilliseconds });
            await auditor.Page.Locator(".stack > .notice a").ClickAsync();
            await Expect(auditor.Page.Locator("h1")).ToContainTextAsync("-");
        });
    }
}
