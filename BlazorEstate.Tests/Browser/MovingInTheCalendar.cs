using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>The calendar by mouse, by keyboard and by form. Each test has a month of its own, in which nothing is let and nothing is a holiday.</summary>
[Collection(BrowserTests.Name)]
public sealed class MovingInTheCalendar(BrowserFixture browser)
{
    private const string Layers = "&off=rent,forecast,leaseEnd,revision,deposit,intervention,preventive,document,vendorPaper,holiday";

    [BrowserFact]
    public async Task A_visit_is_made_longer_by_its_edge_and_goes_where_its_person_is_free()
    {
        var (first, second) = (CalendarSteps.NewGuest(), CalendarSteps.NewGuest());
        await using var agent = await browser.OpenAsync();
        await agent.SignInAsAsync(Demo.Agent, "/calendar?view=month&date=2036-03-12" + Layers);
        await agent.DoAsync(async page =>
        {
            await page.Slot(12).ClickAsync();
            await page.BookAsync(first);
            await page.Slot(13).ClickAsync();
            await page.BookAsync(second, unit: 1);

            // Both belong to the same person, at the same hour.
            await page.Event(second).DragToAsync(page.Slot(12), new() { TargetPosition = new() { X = 60, Y = 90 } });
            await Expect(page.Locator(".rz-notification")).ToContainTextAsync("Not moved");
            await Expect(page.Locator(".notice--ok")).ToHaveCountAsync(0);

            await agent.GoToAsync("/calendar?view=week&date=2036-03-12" + Layers);
            await page.Event(first).Locator(".rz-event-resize-end").HoverAsync(); // Waits until nothing moves any more.
            await page.Mouse.DownAsync();
            var before = (await page.Event(first).BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(before.X + (before.Width / 2), before.Y + before.Height + 10, new() { Steps = 4 });
            await page.Mouse.MoveAsync(before.X + (before.Width / 2), before.Y + before.Height + 24, new() { Steps = 4 });
            await page.Mouse.UpAsync();
            await Expect(page.Locator(".notice--ok")).ToContainTextAsync("12 Mar, 10:00");
            await Expect(page.Event(first).Locator("[title]")).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("10:00 – 11:[03]0"));
            await page.Locator(".notice--ok").GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.Event(first).Locator("[title]")).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("10:00 – 10:30"));
            await agent.ShowcaseAsync("calendar-week");
        });
    }

    [BrowserFact]
    public async Task Who_may_plan_work_too_is_asked_what_a_slot_becomes()
    {
        await using var manager = await browser.OpenAsync();
        await manager.SignInAsAsync(Demo.Manager, "/calendar?view=month&date=2036-09-11" + Layers);
        await manager.DoAsync(async page =>
        {
            await page.Slot(16).ClickAsync();
            await Expect(page.Locator("#plan-start")).ToHaveValueAsync("2036-09-16T10:00");
            await page.OpenDialog().Button("Book a visit").ClickAsync();
            await Expect(page.Locator("#visit-start")).ToHaveValueAsync("2036-09-16T10:00");
        });
    }

    [BrowserFact]
    public async Task Keys_and_a_form_do_what_the_mouse_does()
    {
        var guest = CalendarSteps.NewGuest();
        await using var agent = await browser.OpenAsync();
        await agent.SignInAsAsync(Demo.Agent, "/calendar?view=month&date=2036-06-11" + Layers);
        await agent.DoAsync(async page =>
        {
            // From Tuesday 10 June a week on and a day back: Monday 16.
            await page.Slot(10).Locator(".rz-slot-title").FocusAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowLeft");
            await page.Keyboard.PressAsync("n");
            await Expect(page.Locator("#visit-start")).ToHaveValueAsync("2036-06-16T10:00");
            await page.BookAsync(guest);

            await page.Event(guest).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.ArriveAtAsync("**/visits/V*");
            var code = page.Url.Split('/')[^1];

            await agent.GoToAsync("/calendar?view=agenda&date=2036-06-11" + Layers);
            await page.GetByRole(AriaRole.Button, new() { NameString = "Move: " }).First.ClickAsync();
            await page.Locator("#slot-start").FillAsync("2036-06-17T15:00");
            await page.Locator("#slot-start").PressAsync("Tab");
            await Expect(page.Locator("#slot-end")).ToHaveValueAsync("2036-06-17T15:30");
            await page.OpenDialog().Button("Move").ClickAsync();
            await Expect(page.Locator(".notice--ok")).ToContainTextAsync($"{code} moved to Tue 17 Jun, 15:00");
            await Expect(page.Locator(".agenda__time")).ToHaveTextAsync("15:00 – 15:30");
        });
    }
}
