using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class OnAFrenchPhone(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Somebody_signs_in_records_a_payment_from_the_lease_and_sees_it()
    {
        await using var visitor = await browser.OpenAsync("fr", width: 390, height: 844);
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsAsync(Demo.Agent, "/leases");
        var lease = await desk.RunningLeaseAsync();
        await visitor.DoAsync(async page =>
        {
            var reference = $"VIR-{Guid.NewGuid():N}"[..16];
            await page.GotoAsync($"/leases/{lease}");
            await Expect(page.Locator("h1")).ToHaveTextAsync("Connexion");
            await FitsAsync(page, "sign-in");
            await page.Locator("#email").FillAsync(Demo.Agent);
            await page.Locator("#password").FillAsync(Demo.Password);
            await page.Button("Se connecter").TapAsync();
            await page.ArriveAtAsync($"**/leases/{lease}");
            await visitor.InteractiveAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
            await FitsAsync(page, "lease");

            await page.GetByRole(AriaRole.Link, new() { Name = "Enregistrer un paiement" }).TapAsync();
            var dialog = page.OpenDialog();
            await Expect(dialog.Locator("#payment-leaseCode")).Not.ToHaveValueAsync("");
            await FitsAsync(page, "record a payment");
            await dialog.Locator("#payment-amount").EnterAsync("1 023,45");
            await dialog.Locator("#payment-reference").EnterAsync(reference);
            await Expect(dialog.Locator(".preview")).ToContainTextAsync(new Regex(@"\d,\d\d\s€"));
            await FitsAsync(page, "preview of the allocation");
            await page.SeeToastAsync("1 023,45 €", () => dialog.Button("Enregistrer le paiement").TapAsync());
            await page.ArriveAtAsync($"**/leases/{lease}");

            await page.GotoAsync($"/leases/{lease}?tab=account");
            await visitor.InteractiveAsync();
            await Expect(page.Locator("main table")).ToContainTextAsync(reference);
            await FitsAsync(page, "account statement");
            await page.GotoAsync($"/payments?q={reference}");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
            await Expect(page.Locator("tbody tr")).ToContainTextAsync(new Regex(@"1\s023,45\s€"));
            await FitsAsync(page, "payments");
        });
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(390)]
    public async Task Every_page_fits_and_speaks_French(int width)
    {
        await using var visitor = await browser.OpenAsync("fr", width, height: 800);
        await visitor.SignInAsAsync(Demo.Administrator, "/leases");
        var wrong = new List<string>();
        foreach (var path in Everywhere.Paths)
        {
            await visitor.ShowAsync(path);
            wrong.AddRange((await visitor.Page.TooWideAsync()).Concat(await visitor.Page.EnglishTextsAsync()).Select(x => $"{path}: {x}"));
            if (await visitor.Page.Locator("html").GetAttributeAsync("lang") != "fr") { wrong.Add($"{path}: not said to be French"); }
            await visitor.ShowcaseAsync($"phone-{width}{path}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [BrowserFact]
    public async Task Every_form_fits_and_speaks_French()
    {
        await using var visitor = await browser.OpenAsync("fr", width: 360, height: 740);
        await visitor.SignInAsAsync(Demo.Administrator, "/leases");
        var wrong = new List<string>();
        foreach (var (path, button) in await Everywhere.FormsAsync(visitor))
        {
            var page = visitor.Page;
            await visitor.GoToAsync(path);
            await page.Locator(button).First.TapAsync();
            await page.OpenDialog().Locator("form").WaitForAsync();
            wrong.AddRange((await page.TooWideAsync()).Concat(await page.EnglishTextsAsync()).Select(x => $"form of {path}: {x}"));
            await visitor.ShowcaseAsync($"phone-form{path}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task FitsAsync(IPage page, string where) => Assert.True(await page.TooWideAsync() is [], $"{where}: {string.Join("; ", await page.TooWideAsync())}");
}
