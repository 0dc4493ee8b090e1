using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class WhenThingsGoWrong(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_payment_that_cannot_be_is_refused_at_its_field_and_nothing_is_recorded()
    {
        var tomorrow = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var visitor = await browser.OpenAsync("fr");
        await visitor.SignInAsAsync(Demo.Agent, "/leases");
        var lease = await visitor.RunningLeaseAsync();
        await visitor.GoToAsync($"/payments?lease={lease}");
        await visitor.DoAsync(async page =>
        {
            var before = await page.Locator(".page-header__subtitle").TextContentAsync();
            await page.Locator(".page-header__actions button").ClickAsync();
            await Expect(page.Locator("#payment-leaseCode")).Not.ToHaveValueAsync("");
            await Expect(page.Locator("#payment-leaseCode")).ToBeFocusedAsync();
            foreach (var amount in new[] { "0", "-5", "99 999 999,99", "1,234,5x", "12,345", "" })
            {
                await page.Locator("#payment-amount").EnterAsync(amount);
                await page.OpenDialog().Button("Enregistrer le paiement").ClickAsync();
                await Expect(page.Locator("#payment-amount-note .field__error")).ToBeVisibleAsync();
                await Expect(page.Locator("#payment-amount")).ToHaveAttributeAsync("aria-invalid", "true");
                await Expect(page.Locator("#payment-amount")).ToBeFocusedAsync();
            }

            await page.Locator("#payment-amount").EnterAsync("10");
            await Expect(page.OpenDialog().Locator(".preview table")).ToBeVisibleAsync();
            await page.Locator("#payment-date").EnterAsync(tomorrow);
            await page.OpenDialog().Button("Enregistrer le paiement").ClickAsync();
            await Expect(page.Locator("#payment-date-note .field__error")).ToContainTextAsync("futur");
            await page.Keyboard.PressAsync("Escape");
            await visitor.GoToAsync($"/payments?lease={lease}");
            await Expect(page.Locator(".page-header__subtitle")).ToHaveTextAsync(before!);
        });
    }

    [BrowserFact]
    public async Task Two_people_who_edit_the_same_owner_do_not_overwrite_each_other()
    {
        await using var first = await browser.OpenAsync();
        await using var second = await browser.OpenAsync();
        await first.SignInAsAsync(Demo.Manager, "/owners/O00003");
        await second.SignInAsAsync(Demo.Agent, "/owners/O00003");
        await second.DoAsync(async page =>
        {
            await page.Button("Edit").ClickAsync();
            await page.Locator("#owner-phone").EnterAsync("+33 1 11 11 11 11");

            await first.Page.Button("Edit").ClickAsync();
            await first.Page.Locator("#owner-name").EnterAsync("Changed By The First");
            await first.Page.OpenDialog().Button("Save changes").ClickAsync();
            await Expect(first.Page.Locator("h1")).ToHaveTextAsync("Changed By The First");

            await page.OpenDialog().Button("Save changes").ClickAsync();
            await Expect(page.OpenDialog().Locator(".notice")).ToContainTextAsync("Not saved: changed meanwhile");
            await page.OpenDialog().Button("Reload").ClickAsync();
            await Expect(page.Locator("#owner-name")).ToHaveValueAsync("Changed By The First");
            await page.Locator("#owner-phone").EnterAsync("+33 2 22 22 22 22");
            await page.OpenDialog().Button("Save changes").ClickAsync();
            await Expect(first.Page.Locator("main")).ToContainTextAsync("+33 2 22 22 22 22");
            await Expect(first.Page.Locator("h1")).ToHaveTextAsync("Changed By The First");
        });
    }

    [BrowserFact]
    public async Task A_record_that_does_not_exist_is_a_page_that_says_so()
    {
        string[] unknown =
        [
            "/leases/L999999", "/owners/O%2F..%2F1", "/tenants/%27%20OR%201=1", "/properties/P99999", "/units/x",
            "/payments/9223372036854775807", "/payments/99999999999999999999", "/users/0", "/leases/L000001/other",
        ];
        await using var visitor = await browser.OpenAsync("fr");
        await visitor.SignInAsAsync(Demo.Administrator, "/leases");
        await visitor.DoAsync(async page =>
        {
            foreach (var path in unknown)
            {
                await page.GotoAsync(path);
                await Expect(page.Locator("h1")).ToHaveTextAsync("Cette page n’existe pas");
            }
        });
    }

    [BrowserFact]
    public async Task A_line_that_drops_while_a_payment_is_saved_leaves_one_payment_and_a_page_that_goes_on()
    {
        var reference = $"DROP-{Guid.NewGuid():N}"[..16];
        await using var visitor = await browser.OpenAsync();
        var lines = 0;
        var (armed, cut) = (false, -1);
        await visitor.Page.RouteWebSocketAsync(new Regex("/_blazor"), client =>
        {
            var line = ++lines;
            var server = client.ConnectToServer();
            client.OnMessage(frame =>
            {
                Send(server, frame);
                if (armed && Says(frame, "submit")) { (armed, cut) = (false, line); }
            });
            server.OnMessage(frame =>
            {
                // What the server answers to the click is lost, up to where it sends the person on.
                if (cut != line) { Send(client, frame); return; }
                if (!Says(frame, "navigateTo")) { return; }
                _ = client.CloseAsync(new() { Code = 3000 });
                _ = server.CloseAsync(new() { Code = 3000 });
            });
        });
        await visitor.SignInAsAsync(Demo.Agent, "/leases");
        var lease = await visitor.RunningLeaseAsync();
        await visitor.GoToAsync($"/leases/{lease}?tab=account");
        await visitor.DoAsync(async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Record a payment" }).ClickAsync();
            await Expect(page.Locator("#payment-leaseCode")).Not.ToHaveValueAsync("");
            await page.Locator("#payment-amount").EnterAsync("21.07");
            await page.Locator("#payment-reference").EnterAsync(reference);
            await Expect(page.OpenDialog().Locator(".preview")).ToContainTextAsync("€21.07");
            var before = lines;
            armed = true;
            await page.OpenDialog().Button("Record payment").ClickAsync();

            await page.ArriveAtAsync($"**/leases/{lease}?tab=account");
            await Expect(page.Locator("main table")).ToContainTextAsync(reference);
            await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
            Assert.True(lines > before, "The line did not drop.");
            await visitor.GoToAsync($"/payments?q={reference}");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        });
    }

    private static bool Says(IWebSocketFrame frame, string word) => frame.Binary is { } bytes && Encoding.UTF8.GetString(bytes).Contains(word, StringComparison.Ordinal);

    private static void Send(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes) { to.Send(bytes); }
        else { to.Send(frame.Text!); }
    }
}
