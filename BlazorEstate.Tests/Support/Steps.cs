using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Support;

/// <summary>What people do in the same way in many tests.</summary>
public static class Steps
{
    public static ILocator OpenDialog(this IPage page) => page.GetByRole(AriaRole.Dialog);

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Button(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The number under this label.</summary>
    public static ILocator Figure(this IPage page, string label) =>
        page.Locator(".figure", new() { Has = page.Locator(".figure__label", new() { HasText = label }) }).Locator(".figure__value");

    /// <summary>Signs in as somebody and waits until the page's circuit runs.</summary>
    public static async Task SignInAsync(this Visitor visitor, Person person, string returnUrl = "/")
    {
        await visitor.SignInAsync(person.Email, person.Password, returnUrl);
        await visitor.InteractiveAsync();
    }

    /// <summary>Waits until the address is this one and its page is shown; "**" stands for anything, "*" for anything but a slash.</summary>
    /// <remarks>
    /// The address is asked for again and again: waiting for the navigation itself misses one that has just happened. It changes before
    /// the page does, and a click in between would be one on the page before.
    /// </remarks>
    public static async Task ArriveAtAsync(this IPage page, string address)
    {
        await Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$"));
        await page.WaitForFunctionAsync("() => (document.querySelector('a.skip') ?? location).pathname === location.pathname", null, new() { PollingInterval = 50 });
    }

    /// <summary>Does something and waits for the message in the corner that tells of it, which does not stay.</summary>
    public static async Task SeeToastAsync(this IPage page, string text, Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var seen = await page.WatchAsync($"() => [...document.querySelectorAll('.rz-notification')].some(t => t.textContent.replace(/\\s/g, ' ').includes({JsonSerializer.Serialize(text)}))");
        await act();
        await seen();
    }

    /// <summary>Fills a field and leaves it, as a change is told when a field is left.</summary>
    public static async Task EnterAsync(this ILocator field, string text)
    {
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    /// <summary>The code of a running lease of some rent. Which leases of the demo agency run depends on the day.</summary>
    public static async Task<string> RunningLeaseAsync(this Visitor visitor)
    {
        await visitor.GoToAsync("/leases?status=running&kind=unfurnished&sort=monthly&dir=desc");
        var link = visitor.Page.Locator("a.grid__link").First;
        return (await link.GetAttributeAsync("href"))!.Split('/')[^1];
    }

    /// <summary>A new free flat in the first property there is, through its page; ends on the unit's page.</summary>
    public static async Task<string> AddUnitAsync(this Visitor visitor, string label)
    {
        var page = visitor.Page;
        await visitor.GoToAsync("/properties/P00001");
        await page.Button("New unit").ClickAsync();
        await page.Locator("#unit-label").EnterAsync(label);
        await page.OpenDialog().Button("Create unit").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }).ClickAsync();
        await page.ArriveAtAsync("**/units/U*");
        await Expect(page.Locator("h1")).ToHaveTextAsync(label);
        return new Uri(page.Url).Segments[^1];
    }

    /// <summary>
    /// Starts to watch a page from within: the function is asked whenever the page changes. The task of the answer gives the
    /// instant when it became true, by the clock that all pages share.
    /// </summary>
    public static async Task<Func<Task<double>>> WatchAsync(this IPage page, string becomesTrue)
    {
        var name = "seen" + Guid.NewGuid().ToString("N");
        await page.EvaluateAsync(
            $$"""
            () => {
                const holds = {{becomesTrue}};
                window.{{name}} = new Promise(done => {
                    const look = () => { if (holds()) { watcher.disconnect(); done(Date.now()); } };
                    const watcher = new MutationObserver(look);
                    watcher.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
                    look();
                });
            }
            """);
        return () => page.EvaluateAsync<double>($"() => window.{name}").WaitAsync(TimeSpan.FromMilliseconds(BrowserFixture.Patience));
    }
}
