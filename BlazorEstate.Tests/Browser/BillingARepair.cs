using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>What a repair costs, who approves it and who pays it, at a real browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class BillingARepair(BrowserFixture browser)
{
    [BrowserFact]
    public async Task What_the_tenant_bears_is_seen_on_the_tenants_account_and_goes_when_it_is_corrected()
    {
        await using var manager = await browser.OpenAsync();
        await manager.SignInAsAsync(Demo.Manager, "/leases");
        var lease = await manager.RunningLeaseAsync();
        await using var accountant = await browser.OpenAsync("fr", width: 360, height: 780);
        await accountant.SignInAsAsync(Demo.Accountant, $"/leases/{lease}?tab=charges");
        await manager.DoAsync(async page =>
        {
            var code = await RequestAsync(manager, lease, "Tenant");
            await WorkAsync(page);
            await page.Button("Complete").ClickAsync();
            await page.OpenDialog().Button("Complete").ClickAsync();

            // It is proposed at once, and shows what will stand on the account.
            await Expect(page.OpenDialog().Locator(".totals")).ToContainTextAsync("€37.50");
            await Expect(page.Locator("#recharge-leaseCode")).ToHaveValueAsync(lease);
            await manager.ShowcaseAsync("recharge-dialog");
            await page.OpenDialog().Button("Recharge €37.50").DblClickAsync();
            await Expect(page.Locator(".timeline")).ToContainTextAsync($"€37.50 recharged to lease {lease}");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add cost" })).Not.ToBeVisibleAsync();

            // The accountant's phone shows it without a reload, once.
            var charge = accountant.Page.Locator("main tr", new() { HasText = $"Réparation {code}" });
            await Expect(charge).ToHaveCountAsync(1);
            await Expect(charge).ToContainTextAsync("37,50");
            Assert.Empty(await accountant.Page.TooWideAsync());
            await accountant.ShowcaseAsync("recharge-on-the-account-phone");
            await accountant.GoToAsync($"/maintenance/{code}");
            await accountant.ShowcaseAsync("recharged-phone-fr");
            Assert.Empty(await accountant.Page.TooWideAsync());

            await page.Button("Correct…").ClickAsync();
            await page.Locator("#correct-reason").EnterAsync("The seal was under warranty");
            await manager.ShowcaseAsync("recharge-correction");
            await page.OpenDialog().Button("Take back").ClickAsync();
            await Expect(page.Locator(".timeline")).ToContainTextAsync("The seal was under warranty");
            await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("Recharge €37.50 to") })).ToBeVisibleAsync();
            await manager.GoToAsync($"/leases/{lease}?tab=charges");
            await Expect(page.Locator("main tr", new() { HasText = $"Repair {code}" })).ToContainTextAsync("The seal was under warranty");
        });
    }

    [BrowserFact]
    public async Task A_quote_above_the_limit_waits_for_the_manager_and_the_invoice_is_compared_with_the_cost()
    {
        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator, "/leases");
        var lease = await coordinator.RunningLeaseAsync();
        await using var manager = await browser.OpenAsync("fr", width: 360, height: 780);
        await manager.SignInAsAsync(Demo.Manager, "/maintenance?quote=mine");
        await coordinator.DoAsync(async page =>
        {
            var code = await RequestAsync(coordinator, lease, "Owner");
            await page.Button("Accept").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync("Accepted");
            await page.Button("Add quote").ClickAsync();
            await ChooseVendorAsync(page, "quote");
            await page.Locator("#quote-amount").EnterAsync("800");
            await Expect(page.OpenDialog()).ToContainTextAsync("somebody else must approve it");
            await page.Locator("#quote-file").SetInputFilesAsync(new FilePayload { Name = "devis.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF"u8.ToArray() });
            await coordinator.ShowcaseAsync("quote-dialog");
            await page.OpenDialog().Button("Put forward").DblClickAsync();
            await Expect(page.Locator(".quote")).ToHaveCountAsync(1);
            await Expect(page.Locator(".quote")).ToContainTextAsync("somebody else must approve it");
            await Expect(page.Locator(".quote").GetByRole(AriaRole.Button, new() { Name = "Approve" })).Not.ToBeVisibleAsync();
            await coordinator.ShowcaseAsync("quote-waiting");

            // It appears in the manager's list without a reload.
            await Expect(manager.Page.Locator("main")).ToContainTextAsync(code);
            Assert.Empty(await manager.Page.TooWideAsync());
            await manager.ShowcaseAsync("quotes-to-approve-phone-fr");
            await manager.GoToAsync($"/maintenance/{code}");
            await manager.Page.Button("Approuver").ClickAsync();
            await manager.Page.OpenDialog().Button("Approuver").ClickAsync();
            await Expect(page.Locator(".quote .badge")).ToContainTextAsync("Approved");
            Assert.Empty(await manager.Page.TooWideAsync());
            await manager.ShowcaseAsync("quote-approved-phone-fr");

            await page.Button("Add invoice").ClickAsync();
            await Expect(page.Locator("#invoice-vendorCode")).Not.ToHaveValueAsync("");
            await page.Locator("#invoice-number").EnterAsync($"F-{Guid.NewGuid():N}"[..12]);
            await page.Locator("#invoice-amount").EnterAsync("812.50");
            await page.Locator("#invoice-file").SetInputFilesAsync(new FilePayload { Name = "facture.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF"u8.ToArray() });
            await coordinator.ShowcaseAsync("invoice-dialog");
            await page.OpenDialog().Button("Save invoice").DblClickAsync();
            await Expect(page.Locator(".compare")).ToContainTextAsync("€812.50");
            var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.GetByRole(AriaRole.Link, new() { Name = "facture.pdf" }).GetAttributeAsync("href")).ToString());
            Assert.Equal(200, answer.Status);
            await coordinator.ShowcaseAsync("quote-and-invoice");
        });
    }

    /// <summary>Asks for a repair on the unit of a lease; returns its code, with its page open.</summary>
    private static async Task<string> RequestAsync(Visitor visitor, string lease, string bearer)
    {
        var page = visitor.Page;
        await visitor.GoToAsync($"/leases/{lease}");
        var unit = (await page.Locator("main a[href^='/units/']").First.GetAttributeAsync("href"))!.Split('/')[^1];
        await visitor.GoToAsync($"/maintenance?unit={unit}");
        await page.Button("New request").ClickAsync();
        await page.Locator("#request-title").EnterAsync($"Fuite {Guid.NewGuid():N}"[..18]);
        await page.Locator("#request-chargedTo").SelectOptionAsync(bearer);
        await page.OpenDialog().Button("Send request").ClickAsync();
        await page.ArriveAtAsync("**/maintenance/M*");
        await Expect(page.Locator("main .timeline")).ToBeVisibleAsync();
        return new Uri(page.Url).Segments[^1];
    }

    private static async Task WorkAsync(IPage page)
    {
        var badge = page.Locator(".page-header .badge").First;
        await page.Button("Accept").ClickAsync();
        await Expect(badge).ToContainTextAsync("Accepted");
        await page.Button("Schedule").ClickAsync();
        await page.OpenDialog().Button("Schedule").ClickAsync();
        await Expect(badge).ToContainTextAsync("Scheduled");
        await page.Button("Start").ClickAsync();
        await Expect(badge).ToContainTextAsync("In progress");
        await page.Button("Add cost").ClickAsync();
        await page.Locator("#cost-minutes").EnterAsync("90");
        await page.Locator("#cost-hourlyRate").EnterAsync("25");
        await Expect(page.OpenDialog()).ToContainTextAsync("€37.50");
        await page.OpenDialog().Button("Add cost").ClickAsync();
        await Expect(page.Figure("Cost")).ToContainTextAsync("37.50");
    }

    private static async Task ChooseVendorAsync(IPage page, string form)
    {
        await page.Locator($"#{form}-vendorCode").FillAsync("a");
        await page.Locator(".picker__option").First.ClickAsync();
    }
}
