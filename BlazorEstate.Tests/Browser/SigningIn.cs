using System.Diagnostics;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class SigningIn(BrowserFixture browser)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(60);

    [BrowserFact]
    public async Task A_wrong_password_says_nothing_about_the_account_and_the_right_one_leads_to_the_asked_page()
    {
        var agent = await browser.App.AddUserAsync("agent");
        await using var visitor = await browser.OpenAsync();
        await visitor.DoAsync(async page =>
        {
            await page.GotoAsync("/leases?arrears=true&sort=-arrears");
            await page.ArriveAtAsync("**/account/sign-in?returnUrl=*");
            var known = await RefusedAsync(page, agent.Email, "not the password");
            var unknown = await RefusedAsync(page, "nobody@example.test", "not the password");
            Assert.Equal(known, unknown);

            await page.Locator("#email").FillAsync(agent.Email);
            await page.Locator("#password").FillAsync(agent.Password);
            await page.Button("Sign in").ClickAsync();
            await page.ArriveAtAsync("**/leases?arrears=true&sort=-arrears");
            await Expect(page.Locator("h1")).ToHaveTextAsync("Leases");
            await visitor.InteractiveAsync();
        });
    }

    [BrowserFact]
    public async Task Signing_out_ends_the_open_pages_of_every_other_browser_of_that_person()
    {
        var agent = await browser.App.AddUserAsync("agent");
        await using var office = await browser.OpenAsync();
        await using var phone = await browser.OpenAsync();
        await office.SignInAsync(agent, "/leases");
        await phone.SignInAsync(agent, "/owners?sort=code");
        await using var other = await browser.OpenAsync();
        await other.SignInAsAsync(Demo.Agent, "/owners");
        await phone.DoAsync(async page =>
        {
            var tab = await phone.Context.NewPageAsync();
            await tab.GotoAsync("/payments");
            await tab.Locator("html[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

            await office.Page.Locator(".topbar details[data-menu] summary").Last.ClickAsync();
            await office.Page.Button("Sign out").ClickAsync();
            await office.Page.ArriveAtAsync("**/account/sign-in*");
            var since = Stopwatch.StartNew();
            await page.ArriveAtAsync("**/account/sign-in?returnUrl=%2Fowners*");
            await tab.ArriveAtAsync("**/account/sign-in?returnUrl=%2Fpayments*");
            Assert.True(since.Elapsed < Promised, $"The other pages stayed open for {since.Elapsed}.");
            await Expect(other.Page.Locator("h1")).ToHaveTextAsync("Owners");
        });
    }

    [BrowserFact]
    public async Task An_administrator_disables_a_person_whose_open_page_ends_and_who_cannot_come_back()
    {
        await using var administrator = await browser.OpenAsync();
        await administrator.SignInAsAsync(Demo.Administrator, "/users");
        var person = new Person($"leaving-{Guid.NewGuid():N}@example.test", "leaves on Friday");
        await administrator.DoAsync(async page =>
        {
            await page.Button("New user").ClickAsync();
            await page.Locator("#user-displayName").EnterAsync("Leaving Person");
            await page.Locator("#user-email").EnterAsync(person.Email);
            await page.Locator("#user-role").SelectOptionAsync("agent");
            await page.Locator("#user-password").EnterAsync(person.Password);
            await page.OpenDialog().Button("Create the user").ClickAsync();
            await page.ArriveAtAsync("**/users/*");
            await Expect(page.Locator("h1")).ToHaveTextAsync("Leaving Person");

            await using var leaving = await browser.OpenAsync();
            await leaving.SignInAsync(person, "/leases");
            await page.Button("Disable").ClickAsync();
            await page.OpenDialog().Button("Disable").ClickAsync();
            var since = Stopwatch.StartNew();
            await leaving.Page.ArriveAtAsync("**/account/sign-in?returnUrl=%2Fleases*");
            Assert.True(since.Elapsed < Promised, $"The page stayed open for {since.Elapsed}.");
            await Expect(page.Locator(".page-header")).ToContainTextAsync("Disabled");
            await RefusedAsync(leaving.Page, person.Email, person.Password);
        });
    }

    [BrowserFact]
    public async Task A_click_on_a_demo_role_signs_in()
    {
        await using var visitor = await browser.OpenAsync();
        await visitor.DoAsync(async page =>
        {
            await page.GotoAsync("/login?returnUrl=%2Faccount");
            await page.GetByRole(AriaRole.Button, new() { Name = "Auditor" }).ClickAsync();
            await Expect(page.GetByText(Demo.Auditor)).ToBeVisibleAsync();
        });
    }

    /// <summary>Tries, and gives what the page says.</summary>
    private static async Task<string> RefusedAsync(IPage page, string email, string password)
    {
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(password);
        await page.Button("Sign in").ClickAsync();
        await Expect(page.Locator("#password")).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The e-mail or the password is not right.");
        return await page.GetByRole(AriaRole.Alert).InnerTextAsync();
    }
}
