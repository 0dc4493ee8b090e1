using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class AddingPhotos(BrowserFixture browser) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-photos-").FullName;

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    [BrowserFact]
    public async Task Photos_come_with_a_word_show_to_who_watches_and_go_for_a_reason()
    {
        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator, "/maintenance/M000001");
        await using var manager = await browser.OpenAsync("fr", width: 360, height: 780);
        await manager.SignInAsAsync(Demo.Manager, "/maintenance/M000001");
        await coordinator.DoAsync(async page =>
        {
            // What was chosen stands above the button, and moves it.
            var (files, chosen) = (page.Locator("#comment-files"), page.Locator(".comment__files li"));
            var huge = Path.Combine(_folder, "huge.jpg");
            await System.IO.File.WriteAllBytesAsync(huge, Photos.OfSize(50_000_000));
            await files.SetInputFilesAsync(huge);
            await Expect(chosen).ToHaveCountAsync(1);
            await page.Button("Comment").ClickAsync();
            await Expect(page.Locator("#comment-note")).ToContainTextAsync("“huge.jpg” is larger than 10 MB");
            await files.SetInputFilesAsync([File("fine.jpg", Photos.Jpeg), File("plan.png", "<svg onload='alert(1)'/>"u8.ToArray())]);
            await Expect(chosen).ToHaveCountAsync(2);
            await page.Button("Comment").ClickAsync();
            await Expect(page.Locator("#comment-note")).ToContainTextAsync("“plan.png” is not what its name says");
            await files.SetInputFilesAsync(Enumerable.Range(0, 11).Select(n => File($"{n}.jpg", Photos.Jpeg)));
            await Expect(page.Locator("#comment-note")).ToContainTextAsync("more than 10");

            var word = $"Below the sink {Guid.NewGuid():N}"[..24];
            await files.SetInputFilesAsync([File("leak.jpg", Photos.FromPhone()), File("wall.png", Photos.Png), File("quote.pdf", "%PDF-1.7\n"u8.ToArray())]);
            await Expect(chosen).ToHaveCountAsync(3);
            await page.Locator("#comment").EnterAsync(word);
            await page.Button("Comment").ClickAsync();
            var seen = manager.Page.Locator(".timeline > li", new() { HasText = word });
            await Expect(seen.Locator("img")).ToHaveCountAsync(2);
            await Expect(seen).ToContainTextAsync("3 fichiers ajoutés");
            await seen.ScrollIntoViewIfNeededAsync();
            await manager.Page.WaitForFunctionAsync("word => [...document.querySelectorAll('.timeline > li')].filter(li => li.textContent.includes(word)).every(li => [...li.querySelectorAll('img')].every(i => i.naturalWidth > 0))", word);
            Assert.Empty(await manager.Page.TooWideAsync());
            await manager.ShowcaseAsync("intervention-photos-phone");
            await coordinator.ShowcaseAsync("intervention-photos");
            var shown = await page.RunAndWaitForPopupAsync(() => page.GetByLabel("Open leak.jpg").First.ClickAsync());
            await shown.WaitForFunctionAsync("() => document.contentType === 'image/jpeg'");

            await page.Locator(".timeline > li", new() { HasText = word }).GetByLabel("Remove leak.jpg").ClickAsync();
            await page.OpenDialog().Button("Remove this file").ClickAsync();
            await Expect(page.Locator("#file-reason-note")).ToContainTextAsync("required");
            await page.Locator("#file-reason").EnterAsync("Shows a face");
            await page.OpenDialog().Button("Remove this file").ClickAsync();
            await Expect(seen.Locator("img")).ToHaveCountAsync(1);
            await Expect(manager.Page.Locator(".timeline > li").First).ToContainTextAsync("leak.jpg");
            await Expect(manager.Page.Locator(".timeline > li").First).ToContainTextAsync("Shows a face");
        });
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
