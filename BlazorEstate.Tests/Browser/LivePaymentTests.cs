using System.Diagnostics;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>Somebody records a payment; who has a page open that shows it sees it come within a second, without touching anything.</summary>
[Collection(BrowserTests.Name)]
public sealed class LivePaymentTests(BrowserFixture browser)
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [BrowserFact]
    public async Task A_payment_recorded_in_one_browser_arrives_in_every_other()
    {
        await using var accountant = await browser.OpenAsync();
        await using var grid = await browser.OpenAsync();
        await using var lease = await browser.OpenAsync("fr", 390, 844);
        await using var home = await browser.OpenAsync();
        await accountant.DoAsync(async page =>
        {
            await accountant.SignInAsAsync(Demo.Accountant, "/payments");
            await grid.SignInAsAsync(Demo.Manager, "/payments?sort=recorded&dir=desc");
            var code = await ChooseWhoOwesMostAsync(page);
            await lease.SignInAsAsync(Demo.Agent, $"/leases/{code}?tab=account");
            await home.SignInAsAsync(Demo.Administrator, "/");
            var (collected, unread) = (await FigureAsync(home.Page), await UnreadAsync(home.Page));
            var balance = await lease.Page.Locator(".tiles").InnerTextAsync();

            var reference = "LIVE-" + Guid.NewGuid().ToString("N")[..8];
            await page.Locator("#payment-reference").FillAsync(reference);
            await page.Locator("#payment-amount").FillAsync("12.34");
            await Expect(page.Locator(".preview tr")).ToHaveCountAsync(1);
            var save = page.Locator(".rz-dialog button[type=submit]");
            await save.DblClickAsync();
            await Expect(page.Locator(".rz-notification a[href^='/payments/']")).ToBeVisibleAsync();

            var watch = Stopwatch.StartNew();
            await Expect(grid.Page.Locator("tbody tr", new() { HasText = reference })).ToHaveCountAsync(1);
            await Expect(lease.Page.Locator("main")).ToContainTextAsync(reference);
            await Expect(home.Page.Locator(".bell__count")).ToHaveTextAsync(unread);
            await Expect(home.Page.Locator(".tiles").First).Not.ToHaveTextAsync(collected);
            Assert.True(watch.Elapsed < AtOnce, $"It took {watch.Elapsed} after the answer.");
            Assert.NotEqual(balance, await lease.Page.Locator(".tiles").InnerTextAsync());
            await Expect(page.Locator("tbody tr", new() { HasText = reference })).ToHaveCountAsync(1);
        });
    }

    [BrowserFact]
    public async Task A_reversal_is_made_with_a_reason_and_seen_on_the_open_receipt()
    {
        await using var manager = await browser.OpenAsync("fr", 390, 844);
        await using var auditor = await browser.OpenAsync();
        await manager.DoAsync(async page =>
        {
            await manager.SignInAsAsync(Demo.Manager, "/payments?q=&sort=amount&dir=desc");
            await page.Locator("a.grid__link").First.ClickAsync();
            await page.WaitForURLAsync("**/payments/*");
            await auditor.SignInAsAsync(Demo.Auditor, new Uri(page.Url).AbsolutePath);
            await Expect(auditor.Page.Locator(".page-header__actions button")).ToHaveCountAsync(0);

            await page.Locator(".page-header__actions button").ClickAsync();
            await page.Locator(".rz-dialog button[type=submit]").ClickAsync();
            await Expect(page.Locator("#reversal-reason-note .field__error")).ToBeVisibleAsync();
            await page.Locator("#reversal-reason").FillAsync("Chèque impayé");
            await page.Locator(".rz-dialog button[type=submit]").ClickAsync();
            await Expect(page.Locator(".stack > .notice")).ToContainTextAsync("Chèque impayé");
            await Expect(auditor.Page.Locator(".stack > .notice")).ToContainTextAsync("Chèque impayé", new() { Timeout = 1_000 });
            await auditor.Page.Locator(".stack > .notice a").ClickAsync();
            await Expect(auditor.Page.Locator("h1")).ToContainTextAsync("-");
        });
    }

    private static async Task<string> FigureAsync(IPage page)
    {
        await Expect(page.Locator(".tiles").First).ToContainTextAsync("€");
        return await page.Locator(".tiles").First.InnerTextAsync();
    }

    // What the bell will say with one more.
    private static async Task<string> UnreadAsync(IPage page)
    {
        var count = page.Locator(".bell__count");
        var now = await count.CountAsync() == 0 ? 0 : int.Parse((await count.InnerTextAsync()).TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture);
        return now >= 99 ? "99+" : (now + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // Leaves the form open on the lease at the top of the choices.
    private static async Task<string> ChooseWhoOwesMostAsync(IPage page)
    {
        await page.Locator(".page-header__actions button").ClickAsync();
        await page.Locator("#payment-leaseCode").ClickAsync();
        await page.Locator(".picker__option").First.ClickAsync();
        var about = await page.Locator(".due__head .grid__sub").First.InnerTextAsync();
        return about.Split(' ')[0];
    }
}
