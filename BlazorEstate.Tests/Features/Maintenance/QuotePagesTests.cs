using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Tests.Support;
using Bunit;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Quotes and invoices on the page of an intervention.</summary>
public sealed class QuotePagesTests : InterventionScreens
{
    [Fact]
    public async Task Who_may_decide_has_the_buttons_and_the_coordinator_above_the_limit_does_not()
    {
        var code = await QuotedAsync(40_000, 80_000);
        var manager = Page(code);
        manager.WaitForAssertion(() => Assert.Equal(["Approve", "Accept"], Verbs(manager)));
        Who.Role = Roles.Coordinator;
        var coordinator = Page(code);
        coordinator.WaitForAssertion(() => Assert.Equal(["Accept"], Verbs(coordinator)));
        Assert.Contains("Above the limit: somebody with the permission to approve decides", coordinator.Markup, StringComparison.Ordinal);
        Who.Role = Roles.Auditor;
        var auditor = Page(code);
        auditor.WaitForAssertion(() => Assert.Equal(2, auditor.FindAll(".quote").Count));
        Assert.Empty(auditor.FindAll(".quote button"));
    }

    [Fact]
    public async Task A_rejection_asks_for_the_reason_and_the_page_tells_it()
    {
        var code = await QuotedAsync(80_000);
        var (page, quote) = (Page(code), await Estate.Scoped<BlazorEstate.Features.Maintenance.MaintenanceQueries>().FindAsync(code));
        var dialog = Dialog<QuoteActDialog>(p => p.Add(x => x.Code, code).Add(x => x.Quote, quote!.Quotes[0]).Add(x => x.To, QuoteState.Rejected));
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("#act-note-note .field__error")));
        dialog.Find("#act-note").Change("Too dear");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal([code], Closed));
        page.WaitForAssertion(() => Assert.Contains("“Too dear”", page.Find(".quote").TextContent, StringComparison.Ordinal));
        Assert.Contains("Quote of Plomberie Roux: €800.00 rejected", page.Find(".timeline").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Plomberie Roux gets the work.")]
    [InlineData(true, "Plomberie Roux gets the work, and the other quotes are over.")]
    public async Task An_approval_speaks_of_other_quotes_only_where_there_are_some(bool others, string says)
    {
        var code = await QuotedAsync(80_000);
        var quote = (await Estate.Scoped<BlazorEstate.Features.Maintenance.MaintenanceQueries>().FindAsync(code))!.Quotes[0];
        var dialog = Dialog<QuoteActDialog>(p => p.Add(x => x.Code, code).Add(x => x.Quote, quote).Add(x => x.To, QuoteState.Approved).Add(x => x.Others, others));
        Assert.Equal(says, dialog.Find("p.muted").TextContent);
    }

    [Fact]
    public async Task The_dialog_says_when_somebody_else_must_approve_and_what_is_missing()
    {
        var code = await QuotedAsync();
        var row = (await Estate.Scoped<BlazorEstate.Features.Maintenance.MaintenanceQueries>().FindAsync(code))!.Row;
        var dialog = Dialog<QuoteDialog>(p => p.Add(x => x.Row, row));
        dialog.Find("#quote-amount").Change("500");
        Assert.Empty(dialog.FindAll(".notice--info"));
        dialog.Find("#quote-amount").Change("500.01");
        Assert.Contains("Above €500.00", dialog.Find(".notice--info").TextContent, StringComparison.Ordinal);
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("#quote-vendorCode-note .field__error")));
    }

    [Fact]
    public async Task The_invoice_is_compared_with_the_cost()
    {
        var code = await QuotedAsync();
        await Service.AddCostAsync(code, null, new(CostKind.Other, "Work", Amount: 12_000), TestEstate.Admin);
        var page = Page(code);
        page.WaitForElement(".timeline");
        await Estate.Scoped<InvoiceService>().EnterAsync(code, "S1", new("F-1", new(2025, 6, 14), 13_000), null, TestEstate.Admin);
        page.WaitForAssertion(() => Assert.Matches(@"Invoiced above the cost\s*€10.00", page.Find(".compare").TextContent));
        await Service.AddCostAsync(code, null, new(CostKind.Other, "Trip", Amount: 1_000), TestEstate.Admin);
        page.WaitForAssertion(() => Assert.Contains("They agree", page.Find(".compare").TextContent, StringComparison.Ordinal));
    }

    private async Task<string> QuotedAsync(params long[] amounts)
    {
        await Estate.AddAsync(Vendor.Create("S1", new("Plomberie Roux")));
        var code = (await Service.RequestAsync(Unit.Code, new("Leak", "plumbing", InterventionPriority.High), null, TestEstate.Admin)).Value;
        await Service.MoveAsync(code, null, InterventionStatus.Accepted, null, TestEstate.Admin);
        foreach (var amount in amounts)
        {
            Assert.True((await Estate.Scoped<QuoteService>().EnterAsync(code, "S1", new(amount), true, null, TestEstate.Admin)).IsOk);
        }

        return code;
    }

    private static IEnumerable<string> Verbs(IRenderedComponent<BlazorEstate.Features.Maintenance.InterventionPage> page) =>
        page.FindAll(".quote .btn--primary").Select(b => b.LastChild!.TextContent.Trim());
}
