using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class GivingWorkToAVendor(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_new_vendor_is_given_work_and_its_record_and_history_tell_of_it()
    {
        var name = $"Vitrerie {Guid.NewGuid():N}"[..20];
        await using var manager = await browser.OpenAsync("fr", width: 360, height: 780);
        await manager.SignInAsAsync(Demo.Manager, "/vendors");
        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator, "/vendors");
        await coordinator.DoAsync(async page =>
        {
            var dialog = page.OpenDialog();
            await page.Button("New vendor").ClickAsync();
            await page.Locator("#vendor-email").EnterAsync("nope");
            await dialog.Button("Create vendor").ClickAsync();
            await Expect(dialog.Locator("#vendor-name-note")).ToContainTextAsync("is required");
            await Expect(dialog.Locator("#vendor-email-note")).ToContainTextAsync("not a valid e-mail");
            await Expect(page.Locator("#vendor-name")).ToBeFocusedAsync();
            await page.Locator("#vendor-name").EnterAsync(name);
            await page.Locator("#vendor-email").EnterAsync("vitrerie@example.org");
            await dialog.GetByLabel("Plumbing").CheckAsync();
            await dialog.GetByLabel("Another trade").EnterAsync("glazing");
            await dialog.Button("Add").ClickAsync();
            await Expect(dialog.GetByLabel("glazing")).ToBeCheckedAsync();
            await page.Locator("#vendor-insuredUntil").EnterAsync("2020-01-31");
            await dialog.Button("Create vendor").DblClickAsync();
            await page.ArriveAtAsync("**/vendors/S*");
            var code = new Uri(page.Url).Segments[^1];
            await Expect(page.Locator("h1")).ToHaveTextAsync(name);
            await Expect(page.Locator("main")).ToContainTextAsync("The insurance ran out on 31/01/2020");
            await manager.GoToAsync($"/vendors/{code}");
            await Expect(manager.Page.Figure("Interventions")).ToHaveTextAsync("0");

            await coordinator.GoToAsync("/maintenance");
            await page.Button("New request").ClickAsync();
            await page.Locator("#request-unitCode").FillAsync("appt");
            await page.Locator(".picker__option").First.ClickAsync();
            await page.Locator("#request-title").EnterAsync("Vitre brisée");
            await page.Locator("#request-category").SelectOptionAsync("plumbing");
            await dialog.Button("Send request").ClickAsync();
            await page.ArriveAtAsync("**/maintenance/M*");
            await page.Button("Accept").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync("Accepted");
            await page.Button("Assign").ClickAsync();
            await page.Locator("#assign-vendorCode").FillAsync(name);
            await page.Locator(".picker__option", new() { HasText = name }).ClickAsync();
            await Expect(dialog.Locator(".notice")).ToContainTextAsync("Its insurance ran out on 31/01/2020");
            await dialog.Button("Assign").ClickAsync();
            await Expect(page.Locator(".facts, dl").GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();

            await Expect(manager.Page.Figure("Interventions")).ToHaveTextAsync("1");
            await Expect(manager.Page.Locator(".grid__row")).ToContainTextAsync("Vitre brisée");
            Assert.Empty(await manager.Page.TooWideAsync());
            await coordinator.GoToAsync($"/maintenance?vendor={code}&view=board");
            await Expect(page.Locator("article.card")).ToHaveCountAsync(1);
            await coordinator.GoToAsync($"/vendors/{code}?jobs=open");
            await Expect(page.Button("Delete")).ToHaveCountAsync(0);
            await page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
            await page.ArriveAtAsync($"**/maintenance/history?vendor={code}");
            await Expect(page.Locator(".page-header__subtitle")).ToHaveTextAsync(name);
        });
    }

    [BrowserFact]
    public async Task A_cell_of_the_history_leads_to_its_works_and_the_file_has_them()
    {
        await using var manager = await browser.OpenAsync();
        await manager.SignInAsAsync(Demo.Manager, "/maintenance/history");
        await manager.DoAsync(async page =>
        {
            var row = page.Locator("tr", new() { HasText = "Plumbing" }).First;
            var works = await row.Locator("td").Last.Locator(".grid__sub").TextContentAsync();
            await row.Locator("td").Last.GetByRole(AriaRole.Link).ClickAsync();
            await page.ArriveAtAsync("**/maintenance/history?category=plumbing");
            var total = works!.Split(' ')[0];
            await Expect(page.Locator(".pager__summary")).ToContainTextAsync($"of {total}");
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Download CSV").ClickAsync());
            var lines = await File.ReadAllLinesAsync(await download.PathAsync());
            Assert.Equal(("maintenance-history.csv", int.Parse(total, System.Globalization.CultureInfo.InvariantCulture)), (download.SuggestedFilename, lines.Length - 1));
            Assert.All(lines.Skip(1), l => Assert.Contains(",plumbing,", l, StringComparison.Ordinal));
        });
    }
}
