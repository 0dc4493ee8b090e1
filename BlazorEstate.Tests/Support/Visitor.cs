using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Support;

/// <summary>A person at a browser.</summary>
public sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IBrowserContext Context => context;
    public IPage Page => page;

    /// <summary>Opens the page and waits until its circuit answers.</summary>
    public async Task GoToAsync(string path)
    {
        await page.GotoAsync(path);
        await InteractiveAsync();
    }

    /// <summary>Waits until the circuit of the page runs, so that a click is not lost.</summary>
    public async Task InteractiveAsync() => await page.Locator("html[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async Task SignInAsync(string email, string password, string returnUrl = "/")
    {
        await page.GotoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await page.Locator("input[type=email]").FillAsync(email);
        await page.Locator("input[type=password]").FillAsync(password);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/account/sign-in"));
    }

    /// <summary>Runs the steps; when one fails, a picture of the page is kept in TestResults/.</summary>
    public async Task DoAsync(Func<IPage, Task> steps, [CallerMemberName] string name = "")
    {
        try { await steps(page); }
        catch
        {
            await ScreenshotAsync(name);
            throw;
        }
    }

    /// <summary>Keeps a picture of a page that is well, for people to look at, when SCREENSHOTS is set.</summary>
    public async Task ShowcaseAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 }) { await ScreenshotAsync(name); }
    }

    public async Task ScreenshotAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults")).FullName;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, Regex.Replace(name, @"[^\w-]", "_") + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
