using System.Globalization;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class MakingAPlan(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_plan_shows_what_comes_and_its_intervention_appears_on_the_board_of_somebody_else()
    {
        var title = $"Chaudière {Guid.NewGuid():N}"[..20];
        var start = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(5);
        await using var manager = await browser.OpenAsync("fr");
        await manager.SignInAsAsync(Demo.Manager, "/maintenance?view=board&q=" + Uri.EscapeDataString(title));
        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator, "/maintenance/plans");
        await coordinator.DoAsync(async page =>
        {
            // Demo agencies have one that was forgotten; nobody overlooks it.
            await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("days late");
            await page.Button("New plan").ClickAsync();
            var dialog = page.OpenDialog();
            await page.Locator("#plan-legalCheck").SelectOptionAsync("boilerService");
            await page.Locator("#plan-title").EnterAsync(title);
            await page.Locator("#plan-unitCode").FillAsync("appt");
            await page.Locator(".picker__option").First.ClickAsync();
            await page.Locator("#plan-startsOn").EnterAsync(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await Expect(dialog.Locator(".notice").Last).ToContainTextAsync(start.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            await page.Locator("#plan-every").EnterAsync("0");
            await Expect(dialog.Locator(".notice").Last).Not.ToContainTextAsync(start.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            await dialog.Button("Create plan").ClickAsync();
            await Expect(dialog.Locator("#plan-every-note")).ToContainTextAsync("must be between 1 and 20");
            await Expect(page.Locator("#plan-every")).ToBeFocusedAsync();
            await page.Locator("#plan-every").EnterAsync("1");
            await Expect(dialog.Locator(".notice").Last).ToContainTextAsync(start.AddYears(1).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            await dialog.Button("Create plan").DblClickAsync();
            await page.ArriveAtAsync("**/maintenance/plans/PP*");
            await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Next occurrences" }).Locator("tbody tr")).ToHaveCountAsync(12);
            await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Interventions made" }).Locator("tbody tr")).ToHaveCountAsync(1);
            await Expect(manager.Page.Locator("[data-card]").Filter(new() { HasText = title })).ToHaveCountAsync(1);

            await page.Button("Pause").ClickAsync();
            await page.Locator("#turn-reason").EnterAsync("Being renovated");
            await page.OpenDialog().Button("Pause").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync("Paused");
            await Expect(page.Locator("main")).ToContainTextAsync("None while the plan rests.");
            await page.Button("Resume").ClickAsync();
            await page.OpenDialog().Button("Resume").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync("Active");
            await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Interventions made" }).Locator("tbody tr")).ToHaveCountAsync(1);
        });
    }
}
