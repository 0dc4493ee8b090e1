using BlazorEstate.Tests.Email;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>Somebody finds out that a mail did not arrive, looks at it, and sends it again.</summary>
[Collection(BrowserTests.Name)]
public sealed class WatchingTheOutbox(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_refused_mail_is_seen_read_and_sent_again()
    {
        await using var server = new SmtpServer();
        server.Answer = (word, argument) => word == "RCPT" && argument.Contains("t1@", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null;
        var settings = server.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        Person? person = null;
        await using var app = await RunningApp.StartAsync(settings, async a =>
        {
            person = await a.AddUserAsync("manager");
            await OutboxKillTests.FillAsync(a, 3);
        });
        await using var visitor = await browser.OpenAsync(width: 1440, height: 900, app: app);
        await visitor.SignInAsync(person!, "/notifications/outbox");
        await visitor.DoAsync(async page =>
        {
            await Expect(page.Figure("Not delivered")).ToContainTextAsync("1");
            await Expect(page.Locator("main")).Not.ToContainTextAsync("No mail server");
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "t1@site.example" })).ToContainTextAsync("550 5.1.1 no such user");
            await visitor.ShowcaseAsync("outbox");

            await page.GetByRole(AriaRole.Link, new() { Name = "t1@site.example" }).ClickAsync();
            await Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("Visite demain");
            await page.Button("Plain text").ClickAsync();
            await Expect(page.Locator("pre")).ToContainTextAsync("Visite demain");

            server.Answer = null;
            await page.Button("Send again").ClickAsync();
            await Expect(page.Locator(".page-header .badge")).ToContainTextAsync("Sent");
            Assert.Equal(3, server.Count);
        });
    }

    [BrowserFact]
    public async Task On_a_french_phone_it_says_that_there_is_no_mail_server()
    {
        await using var visitor = await browser.OpenAsync("fr", 360, 740);
        await visitor.SignInAsync(await browser.App.AddUserAsync("manager"), "/notifications/outbox");
        await visitor.DoAsync(async page =>
        {
            await Expect(page.GetByText("Aucun serveur de messagerie n’est configuré")).ToBeVisibleAsync();
            await Expect(page.Locator(".figure__value")).ToHaveCountAsync(4);
            Assert.Empty(await page.TooWideAsync());
            Assert.Empty(await page.EnglishTextsAsync());
        });
    }
}
