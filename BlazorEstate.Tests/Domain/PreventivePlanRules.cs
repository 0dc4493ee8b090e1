using BlazorEstate.Domain;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

public sealed class PreventivePlanRules
{
    private static readonly DateOnly Today = Day("2026-03-15");
    private static readonly InterventionAct Act = new(new(2026, 3, 15, 9, 0, 0, DateTimeKind.Utc), null, "System");
    private static readonly PlanDetails Boiler = new("Boiler service", "heating", InterventionPriority.Normal, new(new(1, PlanPeriod.Year), PlanBasis.Fixed, Day("2026-04-01"), null, 30), "Ask for the certificate.", LegalCheck.BoilerService);

    [Fact]
    public void What_is_wrong_is_named_all_at_once()
    {
        var bad = Boiler with { Title = " ", Category = "", Priority = (InterventionPriority)9, Check = (LegalCheck)99, Schedule = Boiler.Schedule with { Repeats = new(0, PlanPeriod.Day) } };
        Assert.Equal(["code", "title", "category", "priority", "legalCheck", "every"], PreventivePlan.Create("PP 1", new(1), bad).Problems.Select(p => p.Field));
    }

    [Fact]
    public void Pausing_and_ending_need_a_reason_and_an_ended_plan_stays_so()
    {
        var plan = Plan();
        Assert.Equal("reason", plan.Turn(PlanState.Paused, " ", Today).Problems.Single().Field);
        Assert.True(plan.Turn(PlanState.Paused, "Being renovated", Today).IsOk);
        Assert.Equal((PlanState.Paused, "Being renovated", Today), (plan.State, plan.StateReason, plan.StateOn));
        Assert.Equal("Plan.Already", plan.Turn(PlanState.Paused, "Again", Today).Problems.Single().Code);
        Assert.True(plan.Turn(PlanState.Active, null, Today.AddDays(9)).IsOk);
        Assert.Equal((PlanState.Active, null, Today.AddDays(9)), (plan.State, plan.StateReason, plan.StateOn));
        Assert.True(plan.Turn(PlanState.Ended, "Boiler taken out", Today).IsOk);
        Assert.Equal("Plan.Ended", plan.Turn(PlanState.Active, null, Today).Problems.Single().Code);
        Assert.Equal("Plan.Ended", plan.Change(new(1, 2), Boiler).Problems.Single().Code);
    }

    [Fact]
    public void An_occurrence_is_a_request_whose_deadline_is_its_day()
    {
        var (made, entry) = Intervention.Of(Plan(), Day("2026-04-01"), "M1", 2, "Chauffage Martin", Today, Act).Value;
        Assert.Equal((InterventionStatus.Requested, "Boiler service", "heating", Day("2026-04-01"), Day("2026-04-01")), (made.Status, made.Title, made.Category, made.DueOn, made.OccurrenceOn));
        Assert.Equal((5L, 6L, "Chauffage Martin", false, "Ask for the certificate."), (made.EquipmentId, made.VendorId, made.VendorName, made.CommonParts, made.Description));
        Assert.Equal(InterventionEvent.Requested, entry.Kind);
        Assert.Contains("chauffage", made.SearchText, StringComparison.Ordinal);
        Assert.True(Intervention.Of(PreventivePlan.Create("PP2", new(1), Boiler).Value, Day("2026-04-01"), "M2", 2, null, Today, Act).Value.Intervention.CommonParts);
    }

    [Theory]
    [InlineData("2026-04-01", "2026-04-01", false)]
    [InlineData("2026-04-01", "2026-04-02", true)]
    [InlineData(null, "2026-03-23", false)] // Normal: eight days.
    [InlineData(null, "2026-03-24", true)]
    public void A_day_that_was_set_stands_before_the_one_of_the_priority(string? due, string today, bool late) => Assert.Equal(late,
        new InterventionDeadlines().IsLate(InterventionStatus.Accepted, InterventionPriority.Normal, Today, null, Day(today), due is null ? null : Day(due)));

    private static PreventivePlan Plan() => PreventivePlan.Create("PP1", new(1, 2, 5, 6), Boiler).Value;
}
