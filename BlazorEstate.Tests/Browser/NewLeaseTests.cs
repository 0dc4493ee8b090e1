using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>A lease put together by keyboard and mouse, in both languages, on a desk and on a phone.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class NewLeaseTests(BrowserFixture browser)
{
    [BrowserTheory]
    [InlineData("en", 1280, "Zoé Browser")]
    [InlineData("fr", 390, "Zoé Téléphone")]
    public async Task A_person_creates_a_lease_in_five_steps(string culture, int width, string name)
    {
        await using var visitor = await browser.OpenAsync(culture, width);
        await visitor.SignInAsAsync(Demo.Manager, "/leases/new");
        await visitor.DoAsync(async page =>
        {
            // A home: what is let for business bears VAT.
            await page.Locator(".pick:not(:has(.pick__until))", new() { HasText = "Appt" }).Locator("input").First.CheckAsync();
            await page.Keyboard.PressAsync("Enter");
            await ShowsAsync(page, "tenant");
            await page.Locator("button[role=radio]").Nth(1).ClickAsync();
            await page.Locator("#lease-name").FillAsync(name);
            await page.Keyboard.PressAsync("Enter");
            await ShowsAsync(page, "terms");
            await Submit(page).ClickAsync();
            await ShowsAsync(page, "lines");
            await page.Locator("#lease-line1-amount").FillAsync(culture == "fr" ? "1 234,50" : "1,234.50");
            await page.Locator("#lease-line2-amount").FillAsync("60");
            await page.Keyboard.PressAsync("Enter");
            await ShowsAsync(page, "review");
            await Expect(page.Locator("tbody tr").Last).ToBeVisibleAsync();
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

            // Back keeps what was entered, and a double click creates once.
            await page.GoBackAsync();
            await Expect(page.Locator("#lease-line1-amount")).ToHaveValueAsync(culture == "fr" ? "1234,50" : "1234.50");
            await Submit(page).ClickAsync();
            await ShowsAsync(page, "review");
            await Submit(page).DblClickAsync();
            await Expect(page).ToHaveURLAsync(LeaseAddress());
            await Expect(page.Locator("h1")).ToHaveTextAsync(name);
            await Expect(page.Locator(".figure__value").Nth(2)).ToContainTextAsync(culture == "fr" ? "294,50" : "1,294.50");
            await page.GotoAsync($"/leases?q={Uri.EscapeDataString(name)}");
            await Expect(page.Locator("tbody tr.grid__row")).ToHaveCountAsync(1);
        }, $"new_lease_{culture}");
    }

    private static ILocator Submit(IPage page) => page.Locator(".panel form button[type=submit]");

    // The address changes first. Once the step is shown its title has the focus.
    private static async Task ShowsAsync(IPage page, string step)
    {
        await Expect(page).ToHaveURLAsync(new Regex($"step={step}$"));
        await Expect(page.Locator(".wizard__title")).ToBeFocusedAsync();
    }

    [GeneratedRegex("/leases/L[0-9]+$")]
    private static partial Regex LeaseAddress();
}
