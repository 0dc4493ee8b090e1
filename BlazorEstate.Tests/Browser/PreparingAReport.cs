using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class PreparingAReport(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_report_is_asked_for_told_by_the_bell_and_saved()
    {
        await using var visitor = await browser.OpenAsync();
        var person = await browser.App.AddUserAsync("accountant");
        await visitor.SignInAsync(person, "/reports");
        await visitor.DoAsync(async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Prepare the report “Arrears”" }).ClickAsync();
            await page.ArriveAtAsync("**/reports/arrears");
            await page.Locator("#report-format").SelectOptionAsync("Csv");
            await page.Button("Prepare").ClickAsync();
            var link = page.GetByRole(AriaRole.Link, new() { Name = "Download arrears-" });
            await Expect(link).ToBeVisibleAsync();
            await Expect(page.Locator("tbody")).ToContainTextAsync("Ready");
            var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
            Assert.Matches(@"^arrears-\d{4}-\d\d-\d\d\.csv$", download.SuggestedFilename);
            Assert.StartsWith("lease,tenant,property,unit,", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
            await visitor.ShowcaseAsync("report");
            var address = await link.GetAttributeAsync("href");

            await visitor.GoToAsync("/notifications");
            await page.GetByRole(AriaRole.Link, new() { Name = "The report “Arrears” is ready" }).First.ClickAsync();
            await page.ArriveAtAsync("**/reports/arrears");

            await using var other = await browser.OpenAsync();
            await other.SignInAsAsync(Demo.Accountant);
            Assert.Equal(404, (await other.Context.APIRequest.GetAsync(address!)).Status);
        });
    }
}
