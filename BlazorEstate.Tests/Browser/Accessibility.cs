using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class Accessibility(BrowserFixture browser)
{
    private const string HeadingsScript = """
        () => {
            const all = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].filter(h => h.checkVisibility()).map(h => +h.tagName[1]);
            const wrong = all[0] === 1 && document.querySelectorAll('h1').length === 1 ? [] : [`headings start with h${all[0]} and there are ${document.querySelectorAll('h1').length} h1`];
            for (let i = 1; i < all.length; i++) if (all[i] > all[i - 1] + 1) wrong.push(`h${all[i]} follows h${all[i - 1]}`);
            return wrong;
        }
        """;

    // The focused element, what it is spread over, or its label is outlined. The button inside a date field is the browser's own.
    private const string FocusScript = """
        () => {
            const e = document.activeElement;
            const shown = (x, part) => { const s = getComputedStyle(x, part); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
            return e === document.body || (e.type === 'date' && !e.matches(':focus-visible')) || shown(e) || shown(e, '::after') || shown(e.parentElement) || (e.labels?.length > 0 && shown(e.labels[0])) ? null : e.outerHTML.slice(0, 120);
        }
        """;

    [BrowserFact]
    public async Task Every_control_has_a_name_and_every_page_begins_with_its_one_first_heading()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Administrator, "/leases");
        var wrong = new List<string>();
        foreach (var path in Everywhere.Paths)
        {
            await visitor.ShowAsync(path);
            wrong.AddRange((await visitor.Page.Locator("body").NamelessAsync()).Concat(await visitor.Page.EvaluateAsync<string[]>(HeadingsScript)).Select(x => $"{path}: {x}"));
        }

        Assert.Empty(wrong);
    }

    [BrowserFact]
    public async Task A_form_names_its_controls_keeps_the_focus_and_closes_by_escape()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.SignInAsAsync(Demo.Administrator, "/owners");
        var page = visitor.Page;
        var wrong = new List<string>();
        foreach (var (path, button) in Everywhere.Forms)
        {
            await visitor.GoToAsync(path);
            await page.Locator(button).First.ClickAsync();
            var dialog = page.OpenDialog();
            await dialog.Locator("form").WaitForAsync();
            wrong.AddRange((await dialog.NamelessAsync()).Select(x => $"form of {path}: {x}"));
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

        Assert.Empty(wrong);
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

        Assert.Empty(wrong);
    }
}
