using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>What the page of an intervention says of the tenant's part, and its dialogs, on a real database.</summary>
public sealed class RechargePagesTests : InterventionScreens
{
    [Fact]
    public async Task The_button_says_how_much_and_to_whom_and_only_who_may_issue_charges_has_it()
    {
        await LetAsync();
        var code = await DoneAsync();
        var page = Page(code);
        page.WaitForAssertion(() => Assert.Contains("Recharge €60.00 to Benoît Hébert", page.Markup, StringComparison.Ordinal));
        Who.Role = Roles.Coordinator;
        var coordinator = Page(code);
        coordinator.WaitForAssertion(() => Assert.Contains("an accountant or a manager", coordinator.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Recharge €60.00 to", coordinator.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialog_shows_what_will_stand_and_a_double_click_makes_one()
    {
        await LetAsync();
        var code = await DoneAsync();
        var page = Page(code);
        var dialog = Dialog<RechargeDialog>(p => p.Add(x => x.Code, code));
        Assert.Equal("2025-07-15", dialog.WaitForElement("#recharge-dueOn").GetAttribute("value"));
        Assert.Contains("€60.00", dialog.Find(".totals").TextContent, StringComparison.Ordinal);
        dialog.Find("#recharge-dueOn").Change("2025-06-01");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Contains("must not be before", dialog.Find("#recharge-dueOn-note .field__error").TextContent, StringComparison.Ordinal));
        dialog.Find("#recharge-dueOn").Change("2025-07-01");
        var form = dialog.Find("form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        dialog.WaitForAssertion(() => Assert.Equal([code], Closed));
        Assert.Equal(1, await Estate.ReadAsync(db => db.Charges.CountAsync(c => c.InterventionId != null)));
        page.WaitForAssertion(() => Assert.Contains("On the account of Benoît Hébert", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Add cost", page.Markup, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("€60.00 recharged to lease L1", page.Find(".timeline").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taking_it_back_asks_for_the_reason_and_opens_the_costs_again()
    {
        await LetAsync();
        var code = await DoneAsync();
        await Estate.Scoped<RechargeService>().RechargeAsync(code, null, null, null, TestEstate.Admin);
        var page = Page(code);
        var dialog = Dialog<CorrectRechargeDialog>(p => p.Add(x => x.Code, code));
        Assert.Contains("Nothing was paid on it", dialog.WaitForElement(".notice").TextContent, StringComparison.Ordinal);
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("#correct-reason-note .field__error")));
        dialog.Find("#correct-reason").Change("Under warranty");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal([code], Closed));
        page.WaitForAssertion(() => Assert.Contains("Recharge €60.00 to Benoît Hébert", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Add cost", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Under warranty", page.Find(".timeline").TextContent, StringComparison.Ordinal);
    }

    private async Task LetAsync() => await Lettings.LettingAsync(Estate, Unit, await Estate.TenantAsync(), "L1", new(2025, 1, 1), new(2025, 12, 31));

    /// <summary>120.00 that the tenant bears half of, completed.</summary>
    private async Task<string> DoneAsync()
    {
        var code = (await Service.RequestAsync(Unit.Code, new("Leak", "plumbing", InterventionPriority.High, null, CostBearer.Split), null, TestEstate.Admin)).Value;
        foreach (var to in (InterventionStatus[])[InterventionStatus.Accepted, InterventionStatus.Scheduled, InterventionStatus.InProgress])
        {
            await Service.MoveAsync(code, null, to, "on", TestEstate.Admin);
        }

        await Service.AddCostAsync(code, null, new(CostKind.Other, "Work", Amount: 12_000), TestEstate.Admin);
        await Service.MoveAsync(code, null, InterventionStatus.Completed, null, TestEstate.Admin);
        return code;
    }
}
