using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>The tenant's part of a repair on the tenant's account: domain rule 19.</summary>
public sealed class Recharges
{
    private static readonly InterventionAct Act = new(new(2025, 6, 15, 10, 0, 0), 7, "Coralie");
    private static readonly DateOnly Today = Day("2025-06-15"), Due = Day("2025-07-15");

    [Theory]
    [InlineData(12_000, CostBearer.Tenant, null, 12_000)]
    [InlineData(12_000, CostBearer.Split, 30, 3_600)]
    [InlineData(9_999, CostBearer.Split, 50, 5_000)]
    [InlineData(9_995, CostBearer.Split, 30, 2_999)]
    [InlineData(9_998, CostBearer.Split, 25, 2_500)]
    public void The_tenants_part_becomes_one_charge_of_its_own(long cost, CostBearer bearer, int? percent, long part)
    {
        var intervention = Done(cost, bearer, percent);
        var (charge, entry) = intervention.Recharge(NewLease("2025-01-01", "2025-12-31"), Due, Today, Act).Value;
        Assert.Equal((part, part, 0, Due, Today), (charge.Total, charge.Other, charge.Vat, charge.DueOn, charge.IssuedOn));
        Assert.Equal((Day("2025-06-10"), "M1: Leak", false, true), (charge.From, charge.RechargeLabel, charge.IsPeriod, charge.IsRecharge));
        Assert.Equal((InterventionEvent.Recharged, part, "L000001"), (entry.Kind, entry.Amount, entry.What));
        Assert.Equal(part, intervention.RechargedAmount);
    }

    [Fact]
    public void A_lease_with_vat_has_it_on_top_once_on_the_sum()
    {
        var lease = NewLease(Terms("2025-01-01", "2025-12-31") with { VatBasisPoints = 2_000 });
        var charge = Done(9_999, CostBearer.Split, 50).Recharge(lease, Due, Today, Act).Value.Charge;
        Assert.Equal((5_000, 1_000, 6_000), (charge.Other, charge.Vat, charge.Total));
    }

    [Fact]
    public void It_reaches_the_account_once_and_locks_costs_and_bearer_until_it_is_taken_back()
    {
        var (intervention, lease) = (Done(12_000, CostBearer.Tenant, status: InterventionStatus.Completed), NewLease("2025-01-01", "2025-12-31"));
        Assert.True(intervention.Recharge(lease, Due, Today, Act).IsOk);
        Assert.Equal("Recharge.Already", intervention.Recharge(lease, Due, Today, Act).Problems.Single().Code);
        Assert.Equal("Recharge.Locked", intervention.AddCost(new(CostKind.Other, "x", Amount: 1), Act).Problems.Single().Code);
        Assert.Equal(("chargedTo", "Recharge.BearerLocked"), intervention.Edit(Says(CostBearer.Owner), Act).Problems.Select(p => (p.Field, p.Code)).Single());
        Assert.True(intervention.Edit(Says(CostBearer.Tenant) with { Title = "Leak, kitchen" }, Act).IsOk);
        Assert.Equal("reason", intervention.CorrectRecharge("L1", 12_000, " ", Act).Problems.Single().Field);
        Assert.True(intervention.CorrectRecharge("L1", 12_000, "half is wear", Act).IsOk);
        Assert.Equal("Recharge.None", intervention.CorrectRecharge("L1", 12_000, "again", Act).Problems.Single().Code);
        Assert.True(intervention.Edit(Says(CostBearer.Split), Act).IsOk);
        Assert.Equal(6_000, intervention.Recharge(lease, Due, Today, Act).Value.Charge.Total);
    }

    [Fact]
    public void What_was_closed_opens_for_its_costs_by_a_correction_alone_and_closes_with_the_next_recharge()
    {
        var (intervention, lease) = (Done(12_000, CostBearer.Tenant), NewLease("2025-01-01", "2025-12-31"));
        Assert.True(intervention.IsOver);
        intervention.Recharge(lease, Due, Today, Act);
        intervention.CorrectRecharge("L1", 12_000, "a part was under warranty", Act);
        Assert.False(intervention.IsOver);
        Assert.True(intervention.AddCost(new(CostKind.Other, "Trip", Amount: 500), Act).IsOk);
        Assert.Equal(12_500, intervention.Recharge(lease, Due, Today, Act).Value.Charge.Total);
        Assert.True(intervention.IsOver);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_its_reason()
    {
        var lease = NewLease("2025-01-01", "2025-12-31");
        Assert.Equal("Recharge.NotDone", Why(Done(100, CostBearer.Tenant, status: InterventionStatus.InProgress), lease, Due));
        Assert.Equal("Recharge.Nothing", Why(Done(100, CostBearer.Owner), lease, Due));
        Assert.Equal("Recharge.Nothing", Why(Done(0, CostBearer.Tenant), lease, Due));
        Assert.Equal("Recharge.OtherUnit", Why(Done(100, CostBearer.Tenant), NewLease(Terms("2025-01-01", "2025-12-31"), unit: 2), Due));
        Assert.Equal("Recharge.LaterLease", Why(Done(100, CostBearer.Tenant), NewLease("2025-06-11", "2025-12-31"), Due));
        Assert.Equal("Recharge.DueInPast", Why(Done(100, CostBearer.Tenant), lease, Today.AddDays(-1)));
        Assert.Equal("Recharge.DueTooLate", Why(Done(100, CostBearer.Tenant), lease, Today.AddDays(367)));

        static string Why(Intervention i, Lease lease, DateOnly due) => i.Recharge(lease, due, Today, Act).Problems.Single().Code;
    }

    [Fact]
    public void A_correction_brings_the_account_back_to_where_it_was_and_the_money_to_what_is_open()
    {
        var ledger = new Ledger(NewLease("2025-01-01", "2025-12-31", 60_000)).Issue("2025-06-01");
        ledger.Receive("2025-06-01", 365_000);
        var before = (ledger.Account.Billed, ledger.Account.Paid, ledger.Account.Allocated, ledger.Account.Credit);
        Assert.Equal((360_000, 365_000, 360_000, 5_000), before);
        var charge = ledger.Recharge(Done(12_000, CostBearer.Tenant), Due, Today);
        Assert.Equal((5_000, 7_000), (charge.Paid, charge.Open));
        ledger.Receive("2025-06-20", 7_000);
        Assert.Equal(ChargeStatus.Paid, charge.StatusOn(Today));
        Assert.Equal(RentReceiptKind.Receipt, RentReceipt.For(charge)!.Kind);
        ledger.Withdraw(charge, Day("2025-06-25"));
        ledger.CheckInvariants();
        Assert.Equal((360_000, 372_000, 360_000, 12_000), (ledger.Account.Billed, ledger.Account.Paid, ledger.Account.Allocated, ledger.Account.Credit));
        Assert.Equal((0, ChargeStatus.Cancelled, "wrong sum"), (charge.Paid, charge.StatusOn(Today), charge.CancelReason));
        var july = ledger.Issue("2025-07-01").Charges[^1];
        Assert.Equal(12_000, july.Paid);
    }

    [Fact]
    public void No_schedule_touches_it_and_no_late_fee_is_raised_for_it()
    {
        var lease = NewLease(Terms("2025-01-01", "2025-12-31", 60_000) with { LateFee = new(500) });
        var ledger = new Ledger(lease).Issue("2025-09-01");
        var charge = ledger.Recharge(Done(12_000, CostBearer.Tenant, on: Day("2025-09-10")), Day("2025-10-15"), Day("2025-09-15"));
        Assert.True(lease.ChangeLines(Day("2025-08-01"), [new(LineKind.Rent, "", 50_000)]).IsOk);
        ledger.Reschedule(Day("2025-09-15"));
        ledger.Receive(Day("2025-09-16"), 700_000);
        Assert.Equal(charge.Total, charge.Paid);
        Assert.DoesNotContain(lease.EndOn(Day("2025-08-31"), "left", ledger.Charges).Problems, p => p.Args.Contains(charge.From));
        Assert.Equal((12_000, false), (charge.Total, charge.IsCancelled));
        Assert.Equal(0, LateFee.Of(lease, charge, Day("2026-01-01")));
    }

    [Fact]
    public void A_period_of_rent_is_not_taken_back_like_that()
    {
        var ledger = new Ledger(NewLease("2025-01-01", "2025-12-31")).Issue("2025-01-01");
        Assert.Equal("Charge.NotRecharge", ledger.Account.Withdraw(ledger.Charges[0], Today, "x", ledger.Book).Problems.Single().Code);
    }

    /// <summary>Completed and closed on 10 June 2025 unless told otherwise.</summary>
    internal static Intervention Done(long cost, CostBearer bearer, int? percent = null, DateOnly? on = null, InterventionStatus status = InterventionStatus.Closed)
    {
        var day = on ?? Day("2025-06-10");
        var intervention = Intervention.Create("M1", 1, new("Leak", "plumbing", InterventionPriority.Normal, InterventionStatus.Completed, day, day, cost)).Value;
        Assert.True(intervention.Edit(Says(bearer) with { SplitPercent = percent }, Act).IsOk);
        return status switch
        {
            InterventionStatus.InProgress => Moved(intervention, InterventionStatus.InProgress),
            InterventionStatus.Closed => Moved(intervention, InterventionStatus.Closed),
            _ => intervention,
        };
    }

    private static Intervention Moved(Intervention intervention, InterventionStatus to)
    {
        Assert.True(intervention.Move(to, "on", Today, Act).IsOk);
        return intervention;
    }

    private static InterventionRequest Says(CostBearer bearer) => new("Leak", "plumbing", InterventionPriority.Normal, null, bearer);
}
