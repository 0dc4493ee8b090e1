using System.Globalization;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class CreatingALease(BrowserFixture browser)
{
    private const decimal Rent = 751.30m;
    private const decimal Provision = 55.55m;

    [BrowserFact]
    public async Task From_a_free_unit_to_a_lease_with_its_charges_once_however_often_one_clicks()
    {
        // From the tenth of last month: two charges are due at once, the first for a part of its month.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var start = new DateOnly(today.Year, today.Month, 1).AddMonths(-1).AddDays(9);
        var first = Money(Part(Rent, start) + Part(Provision, start));
        var tenant = $"Élodie Test {Guid.NewGuid():N}";

        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Agent, "/properties");
        await visitor.DoAsync(async page =>
        {
            var unit = await visitor.AddUnitAsync("Test flat for a lease");
            await page.GetByRole(AriaRole.Link, new() { Name = "New lease" }).ClickAsync();
            await page.ArriveAtAsync($"**/leases/new?unit={unit}");
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = unit })).ToBeCheckedAsync();
            await page.Locator("#lease-start").EnterAsync(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = unit })).ToBeCheckedAsync();
            await ContinueAsync(page, "tenant");

            await page.GetByRole(AriaRole.Radio, new() { Name = "New tenant" }).ClickAsync();
            await page.Locator("#lease-name").EnterAsync(tenant);
            await page.Locator("#lease-email").EnterAsync("elodie@example.test");
            await ContinueAsync(page, "terms");

            await page.Locator("#lease-dueDay").EnterAsync("5");
            await ContinueAsync(page, "lines");

            await page.Button("Continue").ClickAsync();
            await Expect(page.Locator("form [aria-invalid=true]").First).ToBeFocusedAsync();
            await page.Locator("#lease-line1-amount").EnterAsync(Rent.ToString(CultureInfo.InvariantCulture));
            await page.Locator("#lease-line2-amount").EnterAsync("55,55");
            await page.Locator("#lease-deposit").EnterAsync("751.30");
            await Expect(page.Locator(".lines__sum")).ToContainTextAsync(Money(Rent + Provision));
            await ContinueAsync(page, "review");

            var rows = page.Locator("table tbody tr");
            await Expect(rows.Nth(0).Locator("td").Last).ToHaveTextAsync(first);
            await Expect(rows.Nth(1).Locator("td").Last).ToHaveTextAsync(Money(Rent + Provision));

            // Back by the steps, by the browser and by the button: what was typed is still there.
            await page.Locator(".steps").GetByRole(AriaRole.Link, new() { Name = "Tenant" }).ClickAsync();
            await Expect(page.Locator("#lease-name")).ToHaveValueAsync(tenant);
            await page.GoBackAsync();
            await Expect(rows.Nth(0).Locator("td").Last).ToHaveTextAsync(first);
            await page.Button("Back").ClickAsync();
            await Expect(page.Locator("#lease-line2-amount")).ToHaveValueAsync("55.55");
            await ContinueAsync(page, "review");

            await page.Button("Create the lease").DblClickAsync();
            await page.ArriveAtAsync("**/leases/L*");
            var lease = new Uri(page.Url).Segments[^1];
            await Expect(page.Locator("h1")).ToHaveTextAsync(tenant);

            await visitor.GoToAsync($"/leases/{lease}?tab=charges");
            await Expect(rows.Last.Locator("td").Last).ToHaveTextAsync(first);
            await Expect(rows.Nth(await rows.CountAsync() - 2).Locator("td").Last).ToHaveTextAsync(Money(Rent + Provision));

            await visitor.GoToAsync($"/leases?unit={unit}");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
            await Expect(page.Locator("tbody tr")).ToContainTextAsync(lease);
            await visitor.GoToAsync($"/tenants?q={Uri.EscapeDataString(tenant)}");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        });
    }

    private static async Task ContinueAsync(IPage page, string step)
    {
        await page.Button("Continue").ClickAsync();
        await page.ArriveAtAsync($"**/leases/new?step={step}");
        await Expect(page.Locator(".wizard__title")).ToBeFocusedAsync(); // The step is shown: until then the button is the one before's.
    }

    // Rule 3, worked out here once more: days kept over days of the month, each line rounded by itself.
    private static decimal Part(decimal monthly, DateOnly from)
    {
        var days = DateTime.DaysInMonth(from.Year, from.Month);
        return decimal.Round(monthly * (days - from.Day + 1) / days, 2, MidpointRounding.AwayFromZero);
    }

    private static string Money(decimal amount) => "€" + amount.ToString("N2", CultureInfo.InvariantCulture);
}
