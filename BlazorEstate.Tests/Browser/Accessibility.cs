using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class Accessibility(BrowserFixture browser)
{
    // The focused element, what it is spread over, or its label is outlined. The button inside a date field is the browser's own.
    private const string FocusScript = """
        () => {
            const e = document.activeElement;
            const shown = (x, part) => { const s = getComputedStyle(x, part); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
            return e === document.body || (e.type === 'date' && !e.matches(':focus-visible')) || shown(e) || shown(e, '::after') || shown(e.parentElement) || (e.labels?.length > 0 && shown(e.labels[0])) ? null : e.outerHTML.slice(0, 120);
        }
        """;

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Every_page_names_its_controls_has_headings_in_order_and_texts_that_stand_out(string theme)
    {
        await using var visitor = await browser.OpenAsync(width: 1440, height: 900);
        var wrong = new List<string>();
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error") { wrong.Add($"{visitor.Page.Url} says: {message.Text}"); }
        };
        await visitor.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = browser.App.Url }]);
        await visitor.SignInAsAsync(Demo.Administrator, "/leases");
        foreach (var path in Everywhere.Paths)
        {
            await visitor.ShowAsync(path);
            string[] found = [.. await visitor.Page.Locator("body").NamelessAsync(), .. await visitor.Page.WrongHeadingsAsync(), .. await visitor.Page.TooFaintAsync()];
            wrong.AddRange(found.Select(x => $"{path}: {x}"));
            await visitor.ShowcaseAsync($"{theme}{path}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [BrowserFact]
    public async Task A_form_names_its_controls_keeps_the_focus_and_closes_by_escape()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Administrator, "/owners");
        var page = visitor.Page;
        var wrong = new List<string>();
        foreach (var (path, button) in await Everywhere.FormsAsync(visitor))
        {
            await visitor.GoToAsync(path);
            await page.Locator(button).First.ClickAsync();
            var dialog = page.OpenDialog();
            await dialog.Locator("form").WaitForAsync();
            wrong.AddRange((await dialog.NamelessAsync()).Concat(await page.TooFaintAsync()).Select(x => $"form of {path}: {x}"));
            await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]')");
            for (var i = 0; i < 25; i++)
            {
                await page.Keyboard.PressAsync(i < 20 ? "Tab" : "Shift+Tab");
                if (!await page.EvaluateAsync<bool>("() => document.activeElement.closest('[role=dialog]') !== null")) { wrong.Add($"form of {path}: the focus leaves it after {i + 1} tabs"); break; }
            }

            await dialog.Locator("button, input:not([role=combobox])").Last.FocusAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [BrowserTheory]
    [InlineData("/leases")]
    [InlineData("/leases/new")]
    [InlineData("/import")]
    public async Task The_focus_can_be_seen_wherever_it_goes(string path)
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Administrator, path);
        await Everywhere.LoadedAsync(visitor.Page);
        var wrong = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string?>(FocusScript) is { } unseen) { wrong.Add(unseen); }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
