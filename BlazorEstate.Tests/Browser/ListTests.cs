using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ListTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Search_order_and_page_stand_in_the_address_and_the_way_back_works()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsync("agent@demo.example", "demo-estate", "/owners");
        await visitor.DoAsync(async page =>
        {
            await visitor.InteractiveAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Code" }).First.ClickAsync();
            await page.ArriveAtAsync("**/owners?sort=code");
            await Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Code");
            await Expect(page.Locator("tbody tr").First).ToContainTextAsync("O00001");

            var search = page.Locator(".filters input[type=search]");
            await search.PressSequentiallyAsync("O00002", new() { Delay = 30 });
            await page.ArriveAtAsync("**/owners?q=O00002&sort=code");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
            await Expect(search).ToHaveValueAsync("O00002");
            await Expect(search).ToBeFocusedAsync();

            await page.Locator("tbody tr").ClickAsync(new() { Position = new() { X = 600, Y = 20 } });
            await page.ArriveAtAsync("**/owners/O00002");
            await page.GoBackAsync();
            await Expect(search).ToHaveValueAsync("O00002");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        });
    }

    [BrowserFact]
    public async Task On_a_phone_a_list_is_cards_that_fit()
    {
        await using var visitor = await browser.OpenAsync("fr", width: 360, height: 740);
        await visitor.SignInAsync("agent@demo.example", "demo-estate", "/owners");
        await visitor.DoAsync(async page =>
        {
            await visitor.InteractiveAsync();
            await Expect(page.Locator("tbody td").Nth(1)).ToHaveCSSAsync("display", "flow-root");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The list is wider than the phone.");
        });
    }

    [BrowserFact]
    public async Task On_a_phone_the_filters_are_behind_a_button_that_counts_those_that_are_set()
    {
        await using var visitor = await browser.OpenAsync("fr", width: 360, height: 740);
        await visitor.SignInAsync("manager@demo.example", "demo-estate", "/maintenance?status=open");
        await visitor.DoAsync(async page =>
        {
            await visitor.InteractiveAsync();
            var (button, priority) = (page.GetByRole(AriaRole.Button, new() { Name = "Filtres" }), page.GetByLabel("Priorité"));
            await Expect(button).ToContainTextAsync("1");
            await Expect(priority).ToBeHiddenAsync();
            await button.ClickAsync();
            await priority.SelectOptionAsync("urgent");
            await page.ArriveAtAsync("**/maintenance?priority=urgent&status=open");

            // It stays open for the next choice, and its count follows.
            await Expect(button).ToContainTextAsync("2");
            await Expect(priority).ToBeVisibleAsync();
            Assert.Empty(await page.TooWideAsync());
            await button.ClickAsync();
            await Expect(priority).ToBeHiddenAsync();
        });
    }
}
