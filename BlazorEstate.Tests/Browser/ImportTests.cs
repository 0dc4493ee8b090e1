using BlazorEstate.Features.Import.Demo;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ImportTests(BrowserFixture browser) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-import-browser-").FullName;

    [Fact]
    public async Task A_generated_agency_comes_in_through_the_page()
    {
        await using var app = await RunningApp.StartAsync();
        await using var visitor = await browser.OpenAsync(app: app);
        await visitor.SignInAsAsync(Demo.Manager, "/import");
        // The demo agency holds the codes; the new one has its own.
        await DemoAgency.WriteAsync(_folder, new DemoOptions(new DateOnly(2025, 6, 15), 20, 6, 77), Currency.FromCode("EUR")!);
        foreach (var file in Directory.GetFiles(_folder))
        {
            await File.WriteAllTextAsync(file, System.Text.RegularExpressions.Regex.Replace(await File.ReadAllTextAsync(file), @"\b([OPUTLM])(\d{5,6})\b", "$1X$2"));
        }

        await visitor.DoAsync(async page =>
        {
            await page.Locator("#import-files").SetInputFilesAsync(Directory.GetFiles(_folder));
            await Assertions.Expect(page.GetByText("payments.csv").First).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Check the files" }).ClickAsync();
            await Assertions.Expect(page.GetByText("The files can be imported")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await visitor.ScreenshotAsync("import-preview");
            await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByText("Import 2 is complete")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await visitor.ScreenshotAsync("import-done");
            await page.GetByRole(AriaRole.Link, new() { Name = "See the leases" }).ClickAsync();
            await page.GotoAsync("/leases/LX000001");
            await Assertions.Expect(page.GetByText("LX000001").First).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Errors_stand_by_row_in_french_on_a_narrow_screen()
    {
        await using var visitor = await browser.OpenAsync("fr", 390, 844);
        await visitor.SignInAsAsync(Demo.Manager, "/import");
        await File.WriteAllTextAsync(Path.Combine(_folder, "owners.csv"), "code,name,email,phone,address\nZ1,,pas un courriel,,\nZ2,Zoé,,,\nZ2,Zoé,,,\n");
        await visitor.DoAsync(async page =>
        {
            await visitor.ScreenshotAsync("import-empty-fr-390");
            await page.Locator("#import-files").SetInputFilesAsync(Directory.GetFiles(_folder));
            await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier les fichiers" }).ClickAsync();
            await Assertions.Expect(page.GetByText("rien ne peut être importé")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Assertions.Expect(page.GetByText("figure déjà à la ligne 3")).ToBeVisibleAsync();
            await visitor.ScreenshotAsync("import-errors-fr-390");
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Télécharger la liste" }).ClickAsync());
            Assert.Contains("owners.csv,4,code,Z2,", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen");
        });
    }

    [Fact]
    public async Task Templates_are_for_those_who_may_import()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Manager, "/import");
        Assert.StartsWith("code,name,", await (await visitor.Context.APIRequest.GetAsync("/import/templates/owners.csv")).TextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.Context.APIRequest.GetAsync("/import/templates/other.csv")).Status);
        await using var agent = await browser.OpenAsync();
        await agent.SignInAsAsync(Demo.Agent);
        Assert.DoesNotContain("code,name,", await (await agent.Context.APIRequest.GetAsync("/import/templates/owners.csv")).TextAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
