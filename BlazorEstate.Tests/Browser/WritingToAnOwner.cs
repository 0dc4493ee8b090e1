using System.Globalization;
using BlazorEstate.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>An owner agrees to letters, and reads of what is done at home.</summary>
[Collection(BrowserTests.Name)]
public sealed class WritingToAnOwner(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Who_agrees_is_written_of_works_in_their_language()
    {
        await using var visitor = await browser.OpenAsync(width: 1280, height: 900);
        await visitor.SignInAsAsync(Demo.Administrator, "/");
        await visitor.DoAsync(async page =>
        {
            var unit = await visitor.AddUnitAsync($"Loft {Guid.NewGuid():N}"[..14]);
            await visitor.GoToAsync("/properties/P00001");
            await page.Locator("main a[href^='/owners/O']").First.ClickAsync();
            await page.ArriveAtAsync("**/owners/O*");
            var owner = new Uri(page.Url).AbsolutePath;
            await page.Button("Edit").ClickAsync();
            await page.Locator("#owner-email").EnterAsync("");
            await page.Locator("#owner-emailConsent").CheckAsync();
            await page.OpenDialog().Button("Save changes").ClickAsync();
            await Expect(page.Locator("#owner-email-note .field__error")).ToContainTextAsync("is required");
            await Expect(page.Locator("#owner-email")).ToBeFocusedAsync();
            await page.Locator("#owner-email").EnterAsync("owner@example.org");
            await page.Locator("#owner-language").SelectOptionAsync("fr");
            await page.OpenDialog().Button("Save changes").ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("Agreed");

            var title = $"Gouttière {Guid.NewGuid():N}"[..20];
            await visitor.GoToAsync("/maintenance");
            await page.Button("New request").ClickAsync();
            await page.Locator("#request-unitCode").FillAsync(unit);
            await page.Locator(".picker__option").First.ClickAsync();
            await page.Locator("#request-title").EnterAsync(title);
            await page.OpenDialog().Button("Send request").ClickAsync();
            await page.ArriveAtAsync("**/maintenance/M*");
            await page.Button("Accept").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync("Accepted");

            await visitor.GoToAsync(string.Create(CultureInfo.InvariantCulture, $"/notifications/outbox?letter=ownerInterventionNotice&q={new Uri(page.Url).Segments[^1]}"));
            await page.Locator("a.grid__link").First.ClickAsync();
            var letter = page.FrameLocator("iframe").Locator("body");
            await Expect(letter).ToContainTextAsync("Intervention acceptée");
            await Expect(letter).ToContainTextAsync(title);
            await Expect(letter).ToContainTextAsync("à votre charge");
            await visitor.ShowcaseAsync("owner-mail");

            await visitor.GoToAsync("/settings/letters/ownerVisitNotice?lang=fr");
            await Expect(letter).ToContainTextAsync("votre bien");
            await visitor.ShowcaseAsync("owner-letter");
            await page.SetViewportSizeAsync(360, 780);
            Assert.Empty(await page.TooWideAsync());
            await visitor.ShowcaseAsync("owner-letter-phone");
            await visitor.GoToAsync(owner);
            Assert.Empty(await page.TooWideAsync());
            await visitor.ShowcaseAsync("owner-phone");
        });
    }
}
