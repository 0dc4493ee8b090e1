using System.Globalization;
using BlazorEstate.Features.Import.Demo;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ImportingAnAgency(BrowserFixture browser)
{
    private const int Leases = 40;

    [BrowserFact]
    public async Task An_agency_comes_in_through_the_page_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory("agency-").FullName;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await DemoAgency.WriteAsync(folder, new DemoOptions(today, Leases, Months: 12, Seed: 77), Currency.FromCode("EUR")!);
        var files = Directory.GetFiles(folder, "*.csv");
        var payments = await File.ReadAllLinesAsync(Path.Combine(folder, "payments.csv"));
        var paid = payments.Skip(1).Sum(line => decimal.Parse(line.Split(',')[2], CultureInfo.InvariantCulture));

        var (app, administrator) = await RunningApp.StartEmptyAsync();
        await using var running = app;
        await using var visitor = await browser.OpenAsync(app: app);
        await visitor.SignInAsync(administrator, "/import");
        await visitor.DoAsync(async page =>
        {
            await Expect(page.GetByText("Nothing has been imported yet.")).ToBeVisibleAsync();
            await Expect(page.Locator(".drop__busy")).ToHaveCountAsync(0);

            await BreakAsync(folder, payments);
            await UploadAsync(page, files);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("2 errors: nothing can be imported");
            await Expect(Row(page, "payments.csv", "3")).ToContainTextAsync(["payments.csv", "3", "amount", "12,5x", "not an amount"]);
            await Expect(Row(page, "payments.csv", "4")).ToContainTextAsync(["payments.csv", "4", "lease_code", "L999999", "is not in leases.csv"]);
            await Expect(page.Button("Import")).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download the list" })).ToBeVisibleAsync();

            await page.Button("Start over").ClickAsync();
            await File.WriteAllLinesAsync(Path.Combine(folder, "payments.csv"), payments);
            await UploadAsync(page, files);
            await Expect(page.GetByText("The files can be imported")).ToBeVisibleAsync();
            await Expect(Counts(page, "leases.csv")).ToHaveTextAsync(["Leases leases.csv", $"{Leases}", "0", "0"]);
            await Expect(Counts(page, "payments.csv")).ToHaveTextAsync(["Payments payments.csv", $"{payments.Length - 1:N0}", "0", "0"]);
            await Expect(page.Figure("Paid")).ToHaveTextAsync("€" + paid.ToString("N2", CultureInfo.InvariantCulture));
            var billed = await page.Figure("Billed").TextContentAsync();

            // Until here nothing was kept, of neither the broken files nor the right ones.
            var other = await visitor.Context.NewPageAsync();
            await other.GotoAsync("/leases");
            await Expect(other.Locator("main .empty")).ToBeVisibleAsync();

            await page.Button("Import").ClickAsync();
            await Expect(page.GetByText("Import 1 is complete")).ToBeVisibleAsync();
            await Expect(page.Figure("Billed")).ToHaveTextAsync(billed!);
            await Expect(page.Figure("Paid")).ToHaveTextAsync("€" + paid.ToString("N2", CultureInfo.InvariantCulture));
            await Expect(page.Locator(".past li")).ToContainTextAsync($"{Leases} leases");

            await page.GetByRole(AriaRole.Link, new() { Name = "See the payments" }).ClickAsync();
            await Expect(page.Locator(".page-header__subtitle")).ToContainTextAsync(paid.ToString("N2", CultureInfo.InvariantCulture));

            // Once more changes nothing.
            await visitor.GoToAsync("/import");
            await UploadAsync(page, files);
            await Expect(page.GetByText("Everything is here already")).ToBeVisibleAsync();
            await Expect(Counts(page, "leases.csv")).ToHaveTextAsync(["Leases leases.csv", "0", $"{Leases}", "0"]);
            await Expect(page.Button("Import")).ToHaveCountAsync(0);
        });
        Directory.Delete(folder, recursive: true);
    }

    private static async Task BreakAsync(string folder, string[] payments)
    {
        var broken = payments.ToArray();
        broken[2] = Replace(broken[2], 2, "\"12,5x\"");
        broken[3] = Replace(broken[3], 0, "L999999");
        await File.WriteAllLinesAsync(Path.Combine(folder, "payments.csv"), broken);
    }

    private static string Replace(string line, int column, string value)
    {
        var fields = line.Split(',');
        fields[column] = value;
        return string.Join(',', fields);
    }

    private static async Task UploadAsync(IPage page, string[] files)
    {
        await page.Locator("#import-files").SetInputFilesAsync(files);
        await Expect(page.Locator(".chosen li")).ToHaveCountAsync(files.Length);
        await page.Button("Check the files").ClickAsync();
    }

    private static ILocator Row(IPage page, string file, string line) =>
        page.Locator("tr", new() { HasText = file }).Filter(new() { Has = page.GetByRole(AriaRole.Cell, new() { Name = line, Exact = true }) }).Locator("td");

    private static ILocator Counts(IPage page, string file) => page.Locator("tr", new() { HasText = file }).Locator("td");
}
