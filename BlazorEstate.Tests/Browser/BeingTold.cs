using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>A person decides how to be told, at the browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class BeingTold(BrowserFixture browser)
{
    private const string Here = "/account/notifications";

    [BrowserFact]
    public async Task A_person_finds_the_preferences_chooses_by_keyboard_and_finds_the_choice_again()
    {
        await using var visitor = await browser.OpenAsync(width: 1440, height: 900);
        await visitor.SignInAsync(await browser.App.AddUserAsync("agent"));
        await visitor.DoAsync(async page =>
        {
            await page.Locator(".topbar details[data-menu] summary").Last.ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Notification preferences" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Notification preferences");

            await page.GetByLabel("Payment received: in the application").FocusAsync();
            await page.Keyboard.PressAsync("Space");
            await Expect(page.Locator("main [role=status].sr-only")).ToHaveTextAsync("Payment received: saved");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("Weekly");
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Payment received" })).ToContainTextAsync("As your role: No e-mail.");
            await visitor.ShowcaseAsync("preferences");

            await visitor.GoToAsync(Here);
            await Expect(page.GetByLabel("Payment received: in the application")).Not.ToBeCheckedAsync();
            await Expect(page.GetByLabel("Payment received: by e-mail")).ToHaveValueAsync("Weekly");

            await page.Button("Back to defaults").ClickAsync();
            await page.OpenDialog().Button("Back to defaults").ClickAsync();
            await Expect(page.GetByLabel("Payment received: in the application")).ToBeCheckedAsync();
            await Expect(page.GetByLabel("Payment received: by e-mail")).ToHaveValueAsync("None");
        });
    }

    [BrowserFact]
    public async Task On_a_french_phone_quiet_hours_are_set_and_what_is_wrong_is_named()
    {
        await using var visitor = await browser.OpenAsync("fr", 360, 740);
        await visitor.SignInAsync(await browser.App.AddUserAsync("manager"), Here);
        await visitor.DoAsync(async page =>
        {
            Assert.Empty(await page.TooWideAsync());
            Assert.Empty(await page.EnglishTextsAsync());
            await page.Locator("#times-quietFrom").EnterAsync("22:00");
            await page.Button("Enregistrer").ClickAsync();
            await Expect(page.Locator("#times-quietTo-note")).ToContainTextAsync("demande aussi une heure");
            await page.Locator("#times-quietTo").EnterAsync("07:30");
            await page.Locator("#times-timeZone").FillAsync("tokyo");
            await page.GetByRole(AriaRole.Option, new() { Name = "Tokyo" }).ClickAsync();
            await page.Button("Enregistrer").DblClickAsync();
            await Expect(page.GetByText("Horaires enregistrés").First).ToBeVisibleAsync();
            await visitor.ShowcaseAsync("preferences-phone-fr");

            await visitor.GoToAsync(Here);
            await Expect(page.Locator("#times-timeZone")).ToHaveValueAsync("Tokyo");
            await Expect(page.Locator("#times-quietFrom")).ToHaveValueAsync("22:00");
            Assert.Empty(await page.TooWideAsync());
        });
    }
}
