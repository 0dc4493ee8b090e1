using BlazorEstate.Tests.Support;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ImportTests(BrowserFixture browser) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-import-browser-").FullName;

    [BrowserFact]
    public async Task Errors_stand_by_row_in_french_on_a_narrow_screen()
    {
        await using var visitor = await browser.OpenAsync("fr", 390, 844);
        await visitor.SignInAsAsync(Demo.Manager, "/import");
        await File.WriteAllTextAsync(Path.Combine(_folder, "owners.csv"), "code,name,email,phone,address\nZ1,,pas un courriel,,\nZ2,Zoé,,,\nZ2,Zoé,,,\n");
        await visitor.DoAsync(async page =>
        {
            await page.Locator("#import-files").SetInputFilesAsync(Directory.GetFiles(_folder));
            await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier les fichiers" }).ClickAsync();
            await Assertions.Expect(page.GetByText("rien ne peut être importé")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByText("figure déjà à la ligne 3")).ToBeVisibleAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Télécharger la liste" }).ClickAsync());
            Assert.Contains("owners.csv,4,code,Z2,", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen");
        });
    }

    [BrowserFact]
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
