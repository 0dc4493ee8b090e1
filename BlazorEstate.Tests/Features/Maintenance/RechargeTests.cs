using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Recharges on a real database.</summary>
public sealed class RechargeTests : RechargeWorld
{
    [Fact]
    public async Task It_stands_on_the_account_of_who_rents_and_is_told_everywhere()
    {
        var lease = await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        var due = await Estate.ReadAsync(db => db.Notifications.SingleAsync(n => n.Kind == "rechargeDue"));
        Assert.Equal((Permissions.ChargesIssue, code), (due.Audience, due.SubjectCode));
        var seen = await FindAsync(code);
        Assert.Equal((true, "Benoît Hébert"), (seen.IsToRecharge, seen.RechargeTo!.TenantName));
        Assert.True((await Recharges.RechargeAsync(code, null, null, seen.Row.Version, TestEstate.As(Roles.Accountant))).IsOk);
        var found = await FindAsync(code);
        Assert.Equal(("L1", 12_000L, new DateOnly(2025, 7, 15), ChargeStatus.Due), (found.Recharge!.LeaseCode, found.Recharge.Total, found.Recharge.DueOn, found.Recharge.Status));
        Assert.Equal((InterventionEvent.Recharged, 12_000, "accountant"), (found.Timeline[0].Kind, found.Timeline[0].Amount, found.Timeline[0].By));
        var (account, charge) = await Estate.ReadAsync(async db => (await db.LeaseAccounts.SingleAsync(a => a.LeaseId == lease.Id), await db.Charges.SingleAsync(c => c.InterventionId != null)));
        Assert.Equal((6 * 65_000) + 65_000 + 12_000, account.Billed);
        Assert.Equal("M000001: Leak under the sink", charge.RechargeLabel);
        Assert.Equal(1, await Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == "Charge" && a.Action == "create" && a.SubjectId == charge.Id)));
    }

    [Fact]
    public async Task However_often_and_from_wherever_it_is_asked_for_it_is_one()
    {
        await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        var version = (await FindAsync(code)).Row.Version;
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Recharges.RechargeAsync(code, null, null, n % 2 == 0 ? version : null, TestEstate.Admin)));
        Assert.Equal(1, all.Count(r => r.IsOk));
        Assert.All(all.Where(r => !r.IsOk), r => Assert.True(r.Has("Recharge.Already") || r.Has(Result.StaleCode)));
        Assert.Equal(1, await Estate.ReadAsync(db => db.Charges.CountAsync(c => c.InterventionId != null)));
        await BalancesAsync();
    }

    [Fact]
    public async Task Who_saw_it_as_it_is_no_more_is_refused_at_once()
    {
        await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        var old = (await FindAsync(code)).Row.Version - 1;
        var tries = await Heard.CountAsync(async () => Assert.True((await Recharges.RechargeAsync(code, null, null, old, TestEstate.Admin)).Has(Result.StaleCode)), "FROM \"Interventions\"");
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task The_database_itself_keeps_a_second_one_out()
    {
        var lease = await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var charge = await db.Charges.AsNoTracking().SingleAsync(c => c.InterventionId != null);
        db.Entry(charge).State = EntityState.Added;
        db.Entry(charge).Property(c => c.Id).CurrentValue = 0;
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveAsync(TestEstate.Admin));
        Assert.Equal(lease.Id, charge.LeaseId);
    }

    [Fact]
    public async Task A_correction_gives_the_money_back_and_lets_it_be_recharged_anew_with_what_is_right()
    {
        var lease = await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin);
        await PayAsync(lease, 467_000);
        Assert.Equal(ChargeStatus.Paid, (await FindAsync(code)).Recharge!.Status);
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Trip", Amount: 500), TestEstate.Admin)).Has("Recharge.Locked"));
        Assert.Equal("reason", (await Recharges.CorrectAsync(code, " ", null, TestEstate.Admin)).Problems.Single().Field);
        Assert.True((await Recharges.CorrectAsync(code, "a trip is missing", null, TestEstate.Admin)).IsOk);
        var account = await BalancesAsync();
        Assert.Equal((455_000, 467_000, 12_000), (account.Billed, account.Paid, account.Credit));
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Trip", Amount: 500), TestEstate.Admin)).IsOk);
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        account = await BalancesAsync();
        Assert.Equal((467_500, 467_000, 0), (account.Billed, account.Paid, account.Credit));
        var found = await FindAsync(code);
        Assert.Equal((12_500, 12_000, ChargeStatus.PartlyPaid), (found.Recharge!.Total, found.Recharge.Paid, found.Recharge.Status));
        Assert.Equal([InterventionEvent.Recharged, InterventionEvent.CostAdded, InterventionEvent.RechargeCorrected, InterventionEvent.Recharged], found.Timeline.Take(4).Select(e => e.Kind));
        Assert.Equal("a trip is missing", found.Timeline[2].Note);
    }

    [Fact]
    public async Task It_is_for_who_rented_when_it_was_reported_else_when_it_was_done_else_for_nobody()
    {
        var empty = await DoneAsync();
        Assert.Equal(("leaseCode", "Recharge.NoLease"), await WhyAsync(empty, null));
        await LetAsync("L1", new(2025, 1, 1), new(2025, 5, 31), "T1");
        Assert.Null((await FindAsync(empty)).RechargeTo);
        Assert.Equal(("leaseCode", "Unknown"), await WhyAsync(empty, "L9"));
        Assert.True((await Recharges.RechargeAsync(empty, "L1", null, null, TestEstate.Admin)).IsOk);

        var older = await DoneAsync(reported: new(2025, 5, 20));
        await LetAsync("L2", new(2025, 6, 1), new(2025, 12, 31), "T2");
        Assert.Equal("L1", (await FindAsync(older)).RechargeTo!.Code);
        var plan = (await Estate.Scoped<RechargeQueries>().PlanAsync(older))!;
        Assert.Equal(["L2", "L1"], plan.Leases.Select(l => l.Code));
    }

    [Fact]
    public async Task Only_who_may_issue_charges_recharges_and_corrects()
    {
        await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        foreach (var role in (string[])[Roles.Coordinator, Roles.Agent, Roles.Auditor])
        {
            Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.As(role))).Has(Result.ForbiddenCode));
            Assert.True((await Recharges.CorrectAsync(code, "x", null, TestEstate.As(role))).Has(Result.ForbiddenCode));
        }

        Assert.True((await Recharges.RechargeAsync("M9", null, null, null, TestEstate.Admin)).Has(Result.NotFoundCode));
        Assert.True((await Recharges.CorrectAsync(code, "x", null, TestEstate.Admin)).Has("Recharge.None"));
        Assert.Equal(0, await Estate.ReadAsync(db => db.Charges.CountAsync(c => c.InterventionId != null)));
    }

    private async Task<(string, string)> WhyAsync(string code, string? lease) =>
        (await Recharges.RechargeAsync(code, lease, null, null, TestEstate.Admin)).Problems.Select(p => (p.Field, p.Code)).Single();

    /// <summary>The running totals are those of the rows.</summary>
    private Task<LeaseAccount> BalancesAsync() => Estate.ReadAsync(async db =>
    {
        var account = await db.LeaseAccounts.SingleAsync();
        Assert.Equal(await db.Charges.Where(c => c.CancelledOn == null).SumAsync(c => c.Total), account.Billed);
        Assert.Equal(await db.Allocations.SumAsync(a => a.Amount), account.Allocated);
        Assert.Equal(await db.Charges.SumAsync(c => c.Paid), account.Allocated);
        Assert.Equal(await db.Payments.SumAsync(p => p.Unallocated), account.Credit);
        return account;
    });
}
