using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>The bell and the notifications page, as somebody new uses them while others record payments.</summary>
[Collection(BrowserTests.Name)]
public sealed class WorkingTheDesk(BrowserFixture browser)
{
    [BrowserFact]
    public async Task The_bell_counts_in_every_browser_of_a_person_and_what_is_done_in_one_is_done_in_all()
    {
        using var api = await ApiCaller.AsAsync(browser.App, Demo.Accountant);
        var person = await AgentAsync();
        await using var first = await browser.OpenAsync();
        await first.SignInAsync(person, "/leases");
        await using var second = await browser.OpenAsync("fr");
        await second.SignInAsync(person, "/payments");
        await ReadAllAsync(person);
        await first.DoAsync(async page =>
        {
            await api.PayAsync(11.01m, 11.02m);
            await Expect(page.Locator(".bell__count")).ToHaveTextAsync("2");
            await Expect(second.Page.Locator(".bell__count")).ToHaveTextAsync("2");
            await second.Page.Locator(".bell summary").ClickAsync();
            await Expect(second.Page.Locator(".bell__list li").First).ToContainTextAsync(new Regex(@"a payé 11,02\s€"));

            await page.Locator(".bell summary").ClickAsync();
            await Expect(page.Locator(".bell__list li").First).ToContainTextAsync("paid €11.02");
            await page.Locator(".bell__list li").First.Button("Done").ClickAsync();
            await Expect(page.Locator(".bell__count")).ToHaveTextAsync("1");
            await Expect(second.Page.Locator(".bell__count")).ToHaveTextAsync("1");
            await Expect(second.Page.Locator(".bell__list li").First).ToContainTextAsync(new Regex(@"a payé 11,01\s€"));
            await page.Button("Undo").ClickAsync();
            await Expect(second.Page.Locator(".bell__count")).ToHaveTextAsync("2");
        });
    }

    [BrowserFact]
    public async Task What_was_snoozed_comes_back_by_itself_at_its_time()
    {
        using var accountant = await ApiCaller.AsAsync(browser.App, Demo.Accountant);
        var person = await AgentAsync();
        using var api = await ApiCaller.AsAsync(browser.App, person.Email);
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsync(person, "/notifications");
        await api.PostAsync("notifications/read-all", new { });
        await visitor.DoAsync(async page =>
        {
            await accountant.PayAsync(12.01m);
            await Expect(page.Locator(".bell__count")).ToHaveTextAsync("1");
            var id = (await api.GetAsync("notifications?unread=true")).GetProperty("items")[0].GetProperty("id").GetInt64();
            await Expect(Row(page, "€12.01")).ToHaveCountAsync(1);
            var bellGoes = await page.WatchAsync("() => !document.querySelector('.bell__count')");
            var rowGoes = await page.WatchAsync("() => ![...document.querySelectorAll('[data-row]')].some(r => r.textContent.includes('€12.01'))");
            await api.PostAsync($"notifications/{id}/snooze", new { until = TimeProvider.System.GetUtcNow().AddSeconds(8) });
            await bellGoes();
            await rowGoes();
            await Expect(page.Locator(".bell__count")).ToHaveTextAsync("1");
            await Expect(Row(page, "€12.01")).ToHaveCountAsync(1);
        });
    }

    [BrowserFact]
    public async Task The_list_is_worked_with_the_keyboard_alone_and_the_focus_stays_in_it()
    {
        using var api = await ApiCaller.AsAsync(browser.App, Demo.Accountant);
        var person = await AgentAsync();
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsync(person, "/notifications");
        await ReadAllAsync(person);
        await api.PayAsync(13.01m, 13.02m, 13.03m, 13.04m);
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/notifications");
            await Expect(Row(page, "€13.04")).ToHaveCountAsync(1);
            await PressAsync(page, "j", "€13.04");
            await PressAsync(page, "j", "€13.03");
            await PressAsync(page, "ArrowDown", "€13.02");
            await PressAsync(page, "k", "€13.03");

            await PressAsync(page, "e", "€13.02");
            await Expect(Row(page, "€13.03")).ToHaveCountAsync(0);
            await ExpectFocusAsync(page, "€13.02");
            await page.Keyboard.PressAsync("z");
            await Expect(Row(page, "€13.03")).ToHaveCountAsync(1);
            await ExpectFocusAsync(page, "€13.02");

            await page.Keyboard.PressAsync("s");
            await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Tomorrow morning" }).WaitForAsync();
            await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Tomorrow morning" }).PressAsync("Enter");
            await Expect(Row(page, "€13.02")).ToHaveCountAsync(0);
            await ExpectFocusAsync(page, "€13.01");

            await page.Keyboard.PressAsync("u");
            await Expect(page.Locator(".bell__count")).ToHaveTextAsync("2");
            await page.Keyboard.PressAsync("x");
            await Expect(page.Locator(".bar")).ToContainTextAsync("1 selected");
            await api.PayAsync(13.05m);
            await Expect(Row(page, "€13.05")).ToHaveCountAsync(1);
            await Expect(Row(page, "€13.01").GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
            await ExpectFocusAsync(page, "€13.01");

            await page.GetByRole(AriaRole.Searchbox, new() { Name = "Record code or words" }).FocusAsync();
            await page.Keyboard.TypeAsync("e");
            await page.ArriveAtAsync("**q=e");
            await page.Keyboard.PressAsync("Backspace");
            await page.ArriveAtAsync("**/notifications");
            await Expect(Row(page, "€13.05")).ToHaveCountAsync(1);
            await Expect(Row(page, "€13.01")).ToHaveCountAsync(1);

            await visitor.GoToAsync("/notifications");
            await PressAsync(page, "j", "€13.05");
            await page.Keyboard.PressAsync("Enter");
            await page.ArriveAtAsync("**/leases/L*");
            await visitor.GoToAsync("/notifications?view=snoozed");
            await Expect(Row(page, "€13.02")).ToContainTextAsync("until");
        });
    }

    [BrowserFact]
    public async Task All_are_chosen_done_and_put_back()
    {
        using var api = await ApiCaller.AsAsync(browser.App, Demo.Accountant);
        var person = await AgentAsync();
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsync(person, "/notifications");
        await api.PayAsync(14.01m, 14.02m, 14.03m);
        await visitor.DoAsync(async page =>
        {
            await visitor.GoToAsync("/notifications?group=subject");
            await Expect(Row(page, "€14.03")).ToContainTextAsync("+2");
            await Row(page, "€14.03").Locator("[data-key=o]").ClickAsync();
            await Expect(page.Locator(".item__members [data-row]")).ToHaveCountAsync(2);
            await page.GetByLabel("Select all on this page").CheckAsync();
            await page.Locator("[data-desk-bar]").Button("Done").ClickAsync();
            await Expect(page.Locator(".empty__title").Last).ToHaveTextAsync("You are all caught up");
            await page.Button("Undo").ClickAsync();
            await Expect(Row(page, "€14.03")).ToContainTextAsync("+2");
            await Row(page, "€14.03").Locator("[data-open]").FocusAsync();
            await page.Keyboard.PressAsync("e");
            await Expect(Row(page, "€14.0")).ToHaveCountAsync(0);
            await visitor.GoToAsync("/notifications?view=done");
            await Expect(Row(page, "€14.0")).ToHaveCountAsync(3);
        });
    }

    [BrowserFact]
    public async Task On_a_French_phone_everything_is_within_reach()
    {
        using var api = await ApiCaller.AsAsync(browser.App, Demo.Accountant);
        var person = await AgentAsync();
        await using var visitor = await browser.OpenAsync("fr", width: 390, height: 844);
        await visitor.SignInAsync(person, "/notifications");
        await api.PayAsync(15.01m, 15.02m);
        await visitor.DoAsync(async page =>
        {
            await Expect(Row(page, "15,02")).ToContainTextAsync("Paiement reçu");
            await Row(page, "15,02").Button("Traité").TapAsync();
            await Expect(Row(page, "15,02")).ToHaveCountAsync(0);
            await Row(page, "15,01").GetByRole(AriaRole.Checkbox).TapAsync();
            await Expect(page.Locator(".bar")).ToContainTextAsync("1 sélectionnée");
            Assert.Empty(await page.TooWideAsync());
            Assert.Empty(await page.EnglishTextsAsync());
            await page.Locator("[data-desk-bar]").Button("Reporter").TapAsync();
            await Expect(page.OpenDialog()).ToContainTextAsync("Demain matin");
            Assert.Empty(await page.TooWideAsync());
            Assert.Empty(await page.EnglishTextsAsync());
            await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Demain matin" }).TapAsync();
            await Expect(Row(page, "15,01")).ToHaveCountAsync(0);
        });
    }

    // Somebody new, told of payments alone: the program may notice what earlier tests did a minute later.
    private async Task<Person> AgentAsync()
    {
        var person = await browser.App.AddUserAsync("agent");
        using var api = await ApiCaller.AsAsync(browser.App, person.Email);
        await api.HearOnlyAsync("paymentReceived");
        return person;
    }

    // A sign-in from a new browser is told too.
    private async Task ReadAllAsync(Person person)
    {
        using var api = await ApiCaller.AsAsync(browser.App, person.Email);
        await api.PostAsync("notifications/read-all", new { });
    }

    private static ILocator Row(IPage page, string amount) => page.Locator("[data-row]", new() { HasText = amount });

    private static Task ExpectFocusAsync(IPage page, string amount) => Expect(Row(page, amount).Locator("[data-open]")).ToBeFocusedAsync();

    private static async Task PressAsync(IPage page, string key, string thenAt)
    {
        await page.Keyboard.PressAsync(key);
        await ExpectFocusAsync(page, thenAt);
    }
}
