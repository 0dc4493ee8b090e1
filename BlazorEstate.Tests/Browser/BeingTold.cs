using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;
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
            await Expect(page.Locator("h1")).ToBeFocusedAsync(); // As on every new page, soon after it is shown.

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
            await Everywhere.LoadedAsync(page);
            Assert.Empty(await page.TooWideAsync());
            Assert.Empty(await page.EnglishTextsAsync());
            await page.Locator("#times-quietFrom").EnterAsync("22:00");
            await page.Button("Enregistrer").ClickAsync();
            await Expect(page.Locator("#times-quietTo-note")).ToContainTextAsync("demande aussi une heure");
            await Expect(page.Locator("#times-quietTo")).ToBeFocusedAsync();
            await page.Locator("#times-quietTo").EnterAsync("07:30");
            await page.Locator("#times-timeZone").FillAsync("tokyo");
            await page.GetByRole(AriaRole.Option, new() { Name = "Tokyo" }).ClickAsync();
            await page.SeeToastAsync("Horaires enregistrés", () => page.Button("Enregistrer").DblClickAsync());
            await visitor.ShowcaseAsync("preferences-phone-fr");

            await visitor.GoToAsync(Here);
            await Expect(page.Locator("#times-timeZone")).ToHaveValueAsync("Tokyo");
            await Expect(page.Locator("#times-quietFrom")).ToHaveValueAsync("22:00");
            Assert.Empty(await page.TooWideAsync());
        });
    }

    [BrowserFact]
    public async Task A_sign_in_from_another_browser_shows_at_once_on_the_first_and_comes_as_a_mail()
    {
        var person = await browser.App.AddUserAsync("auditor");
        using (var api = await ApiCaller.AsAsync(browser.App, person.Email)) { await api.HearOnlyAsync(); }
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync(person);
        await Expect(desk.Page.Locator(".bell__count")).ToHaveCountAsync(0);
        await using var phone = await browser.OpenAsync("fr", 360, 740);
        await phone.SignInAsync(person);
        await desk.DoAsync(async page =>
        {
            await Expect(page.Locator(".bell__count")).ToHaveTextAsync("1");
            await page.Locator(".bell summary").ClickAsync();
            await page.GetByText("Your account was used from a new device: Chrome, Linux").ClickAsync();
            await Expect(page.Locator("#devices")).ToHaveTextAsync("Devices");
            await Expect(page.Locator("section[aria-labelledby=devices] .token")).ToHaveCountAsync(2);
            await page.Button("Forget Chrome, Linux").First.ClickAsync();
            await Expect(page.Locator("section[aria-labelledby=devices] .token")).ToHaveCountAsync(1);
            await desk.ShowcaseAsync("devices");
        });
        Assert.Contains("Chrome, Linux", await MailToAsync(browser.App, person), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task What_a_person_wants_in_the_daily_digest_comes_in_it_after_a_stop_of_the_program()
    {
        await using var app = await RunningApp.StartAsync();
        var person = await app.AddUserAsync("agent");
        await using var visitor = await browser.OpenAsync(app: app);
        await visitor.SignInAsync(person, Here);
        var page = visitor.Page;
        await page.GetByLabel("Payment received: by e-mail").SelectOptionAsync("Daily");
        await Expect(page.Locator("main [role=status].sr-only")).ToHaveTextAsync("Payment received: saved");
        await page.Locator("#times-digestHour").SelectOptionAsync("9");
        await page.SeeToastAsync("Times saved", () => page.Button("Save").ClickAsync());

        await LastDigestAsync(app, person, "2999-01-01"); // So that today's does not come before there is something to tell.
        using var api = new HttpClient { BaseAddress = new Uri(app.Url) };
        api.DefaultRequestHeaders.Authorization = new("Bearer", (await app.CommandAsync("", "token", "create", "--user", Demo.Accountant, "--name", "digest")).Trim());
        var payment = new { leaseCode = await visitor.RunningLeaseAsync(), date = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), amount = 12.34m, method = "transfer", reference = "DIGEST-1" };
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsJsonAsync("/api/v1/payments", payment)).StatusCode);
        await app.KillAsync();
        await LastDigestAsync(app, person, "2020-01-01");
        await app.StartAgainAsync();

        var mail = await MailToAsync(app, person);
        Assert.Contains("Paiement re=C3=A7u (1)", mail, StringComparison.Ordinal); // In the agency's language: the person has chosen none.
        Assert.Contains("pour le bail " + payment.leaseCode, mail, StringComparison.Ordinal);
    }

    /// <summary>Sets the day of the last digest, as if the program had stood still since.</summary>
    private static async Task LastDigestAsync(RunningApp app, Person person, string day)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(app.DataFolder, "estate.db")};Pooling=False;Default Timeout=30");
        await db.OpenAsync();
        await using var update = db.CreateCommand();
        update.CommandText = "UPDATE NotificationSettings SET DailyOn = $day, DailyUpToId = 0 WHERE UserId = (SELECT Id FROM AspNetUsers WHERE Email = $email)";
        update.Parameters.AddWithValue("$day", day);
        update.Parameters.AddWithValue("$email", person.Email);
        Assert.Equal(1, await update.ExecuteNonQueryAsync());
    }

    /// <summary>Waits for the first mail to this person and gives what it says.</summary>
    private static async Task<string> MailToAsync(RunningApp app, Person person) =>
        Regex.Replace(await Waiting.MailAsync(Path.Combine(app.DataFolder, "mail"), person.Email), "=\r?\n", "");
}
