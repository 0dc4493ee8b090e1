using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class WorkingOnARepair(BrowserFixture browser)
{
    [BrowserFact]
    public async Task It_goes_from_request_to_done_with_costs_while_somebody_else_watches()
    {
        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator, "/maintenance");
        await using var manager = await browser.OpenAsync("fr", width: 390, height: 844);
        await manager.SignInAsAsync(Demo.Manager, "/maintenance?view=board");
        await coordinator.DoAsync(async page =>
        {
            var title = $"Volet bloqué {Guid.NewGuid():N}"[..24];
            var dialog = page.OpenDialog();
            await page.Button("New request").ClickAsync();
            await page.Locator("#request-unitCode").FillAsync("appt");
            await page.Locator(".picker__option").First.ClickAsync();
            await page.Locator("#request-title").EnterAsync(title);
            await page.Locator("#request-priority").SelectOptionAsync("High");
            await dialog.Button("Send request").DblClickAsync();
            await page.ArriveAtAsync("**/maintenance/M*");
            var code = new Uri(page.Url).Segments[^1];
            await manager.GoToAsync($"/maintenance/{code}");
            var (seen, badge) = (manager.Page.Locator(".page-header .badge").First, page.Locator(".page-header .badge").First);
            await Expect(seen).ToContainTextAsync("Demandée");

            await page.Button("Accept").ClickAsync();
            await Expect(badge).ToContainTextAsync("Accepted");
            await Expect(seen).ToContainTextAsync("Acceptée");
            await page.Button("Schedule").ClickAsync();
            await page.Locator("#move-start").EnterAsync("2031-03-03T09:00");
            await page.Locator("#move-end").EnterAsync("2031-03-03T08:00");
            await dialog.Button("Schedule").ClickAsync();
            await Expect(dialog.Locator("#move-end-note")).ToContainTextAsync("must be after the start");
            await Expect(dialog.Locator("#move-end")).ToBeFocusedAsync();
            await page.Locator("#move-end").EnterAsync("2031-03-03T11:00");
            await dialog.Button("Schedule").ClickAsync();
            await Expect(seen).ToContainTextAsync("Planifiée");
            await Expect(manager.Page.Locator(".timeline")).ToContainTextAsync("09:00 – 11:00");
            await page.Button("Start").ClickAsync();
            await Expect(badge).ToContainTextAsync("In progress");
            await page.Button("Add cost").ClickAsync();
            await page.Locator("#cost-minutes").EnterAsync("90");
            await page.Locator("#cost-hourlyRate").EnterAsync("25");
            await Expect(dialog).ToContainTextAsync("€37.50");
            await dialog.Button("Add cost").ClickAsync();
            await Expect(manager.Page.Figure("Coût")).ToContainTextAsync("37,50");
            await page.Button("Complete").ClickAsync();
            await dialog.Button("Complete").ClickAsync();
            await Expect(seen).ToContainTextAsync("Terminée");
            await Expect(page.Button("Reopen")).ToBeVisibleAsync();
            Assert.Empty(await manager.Page.TooWideAsync());
        });
    }

    [BrowserFact]
    public async Task A_card_is_dragged_on_and_a_forbidden_move_says_why()
    {
        await using var coordinator = await browser.OpenAsync(width: 1600, height: 1000);
        await coordinator.SignInAsAsync(Demo.Coordinator, "/maintenance?view=board");
        await coordinator.DoAsync(async page =>
        {
            var code = await page.Locator("[data-drop=Requested] article").First.GetAttributeAsync("data-card");
            var card = page.Locator($"[data-card={code}]");
            await card.DragToAsync(page.Locator("[data-drop=InProgress]"));
            await Expect(page.Locator(".rz-notification")).ToContainTextAsync("can only be accepted or declined");
            await Expect(page.Locator($"[data-drop=Requested] [data-card={code}]")).ToBeVisibleAsync();
            await card.DragToAsync(page.Locator("[data-drop=Accepted]"));
            await Expect(page.Locator($"[data-drop=Accepted] [data-card={code}]")).ToBeVisibleAsync();

            // The same by the keyboard, which also asks for the slot.
            await page.Locator($"[data-card={code}] select").SelectOptionAsync("Scheduled");
            await page.OpenDialog().Button("Schedule").ClickAsync();
            await Expect(page.Locator($"[data-drop=Scheduled] [data-card={code}]")).ToBeVisibleAsync();
            Assert.Contains("view=board", page.Url, StringComparison.Ordinal);
        });
    }
}
