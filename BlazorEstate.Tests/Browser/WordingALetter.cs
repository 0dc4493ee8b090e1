using BlazorEstate.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>An agency words a letter itself, and sees beside it what a tenant will get.</summary>
[Collection(BrowserTests.Name)]
public sealed class WordingALetter(BrowserFixture browser)
{
    [BrowserFact]
    public async Task What_is_typed_stands_in_the_preview_and_stays()
    {
        await using var visitor = await browser.OpenAsync("fr", 1440, 900);
        await visitor.DoAsync(async page =>
        {
            await visitor.SignInAsAsync(Demo.Administrator, "/settings");
            await page.Locator("a.rows__item[href='/settings/letters']").ClickAsync();
            await page.Locator("a.grid__link[href*='reminder1']").ClickAsync();
            var letter = page.FrameLocator("iframe").Locator("body");
            await Expect(letter).ToContainTextAsync("Rappel de paiement");
            await visitor.ShowcaseAsync("letter");

            await page.Locator("#letter-introduction").EnterAsync("Chère locataire, cher locataire,\n\nIl reste {amount} à régler.");
            await Expect(letter).ToContainTextAsync("Chère locataire, cher locataire,");
            await Expect(letter.GetByText("Il reste")).ToContainTextAsync("€ à régler.");

            await page.Locator("#letter-subjectLine").EnterAsync("Rappel {montant}");
            await page.Button("Enregistrer le texte").ClickAsync();
            await Expect(page.Locator("#letter-subjectLine-note .field__error")).ToContainTextAsync("{montant}");
            await Expect(page.Locator("#letter-subjectLine")).ToBeFocusedAsync();
            await page.Locator("#letter-subjectLine").EnterAsync("Rappel pour {tenant}");
            await page.Button("Enregistrer le texte").ClickAsync();
            await Expect(page.Locator(".page-header .badge")).ToContainTextAsync("Votre texte");

            await page.Locator("a.chip[href*='view=phone']").ClickAsync();
            await Expect(page.Locator(".preview__frame--phone")).ToBeVisibleAsync();
            await Expect(letter).ToContainTextAsync("Chère locataire, cher locataire,");
            await page.ReloadAsync();
            await visitor.InteractiveAsync();
            await Expect(page.Locator(".preview__subject")).ToContainTextAsync("Rappel pour ");
        });
    }
}
