using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class PlanningVisits(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_visit_is_booked_and_dragged_while_somebody_else_sees_it()
    {
        // A month of its own, with no holiday on these days.
        var guest = CalendarSteps.NewGuest();
        var address = "/calendar?view=month&date=2035-03-14&off=rent,forecast,leaseEnd,deposit,intervention,holiday";
        await using var manager = await browser.OpenAsync();
        await manager.SignInAsAsync(Demo.Manager, address);
        await using var agent = await browser.OpenAsync();
        await agent.SignInAsAsync(Demo.Agent, address);
        await agent.DoAsync(async page =>
        {
            await page.Slot(13).ClickAsync();
            await Expect(page.Locator("#visit-start")).ToHaveValueAsync("2035-03-13T10:00");
            await page.BookAsync(guest);
            await Expect(manager.Page.Event(guest)).ToHaveCountAsync(1);
            var before = await LeftAsync(manager.Page, guest);

            await page.Event(guest).DragToAsync(page.Slot(15), new() { TargetPosition = new() { X = 60, Y = 60 } });
            await Expect(page.Locator(".notice--ok")).ToContainTextAsync("15 Mar, 10:00");
            await Waiting.UntilAsync(async () => await LeftAsync(manager.Page, guest) != before);

            await page.Locator(".notice--ok").GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.Locator(".notice--ok")).ToHaveCountAsync(0);
            await Waiting.UntilAsync(async () => await LeftAsync(manager.Page, guest) == before);
        });
    }

    [BrowserFact]
    public async Task A_phone_gets_the_agenda_as_a_list()
    {
        await using var agent = await browser.OpenAsync("fr", width: 360, height: 800);
        await agent.SignInAsAsync(Demo.Agent, "/calendar");
        await agent.DoAsync(async page =>
        {
            await page.ArriveAtAsync("**/calendar?view=agenda");
            await Expect(page.Locator(".agenda__row").First).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        });
    }

    private static Task<string> LeftAsync(IPage page, string guest) => page.Event(guest).EvaluateAsync<string>("e => e.style.insetInlineStart");
}
