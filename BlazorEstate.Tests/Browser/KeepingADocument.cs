using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class KeepingADocument(BrowserFixture browser) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-documents-").FullName;

    [BrowserFact]
    public async Task A_certificate_is_brought_from_the_tenants_page_found_and_saved_again()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Agent, "/tenants/T000001");
        var file = Path.Combine(_folder, "attestation.pdf");
        await File.WriteAllTextAsync(file, "%PDF-1.7\nhello\n");
        await visitor.DoAsync(async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Documents (0)" }).ClickAsync();
            await page.ArriveAtAsync("**/documents?subject=tenant:T000001");
            await page.Locator(".page-header").GetByRole(AriaRole.Button, new() { Name = "Add a document" }).ClickAsync();
            await page.Locator("#document-file").SetInputFilesAsync(file);
            await Expect(page.Locator("#document-subject")).Not.ToHaveValueAsync("");
            await page.Locator("#document-kind").SelectOptionAsync("InsuranceCertificate");
            await page.Locator("#document-title").EnterAsync("Home insurance");
            await page.Locator("#document-expiresOn").EnterAsync("2020-01-31");
            await page.OpenDialog().Button("Add document").ClickAsync();
            var link = page.GetByRole(AriaRole.Link, new() { Name = "Home insurance" });
            await Expect(link).ToBeVisibleAsync();
            await Expect(page.Locator("td[data-label='Valid until']")).ToContainTextAsync("Expired");
            var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
            Assert.Equal("attestation.pdf", download.SuggestedFilename);
            Assert.Equal("%PDF-1.7\nhello\n", await File.ReadAllTextAsync(await download.PathAsync()));
            await visitor.ShowcaseAsync("documents");
        });

        var address = "/documents/" + (await visitor.Page.Locator("td .grid__sub").First.TextContentAsync())!.Split('·')[0].Trim() + "/file";
        var answer = await visitor.Context.APIRequest.GetAsync(address);
        Assert.StartsWith("attachment;", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "application/pdf"), (answer.Headers["x-content-type-options"], answer.Headers["content-type"]));

        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator);
        Assert.DoesNotContain("%PDF", await (await coordinator.Context.APIRequest.GetAsync(address)).TextAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
