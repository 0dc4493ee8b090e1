using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Plans;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Plans;

/// <summary>Protects that every occurrence becomes one intervention: on time, once, and never a flood.</summary>
public sealed class PlanMakerTests : PlanWorld
{
    private static readonly PlanInput Monthly = Boiler with { Every = 1, Period = PlanPeriod.Month, StartsOn = new(2026, 3, 20), DaysAhead = 5 };

    [Fact]
    public async Task A_plan_that_is_due_makes_its_intervention_as_it_is_saved()
    {
        var code = await MadeAsync(Boiler);
        var made = Assert.Single(await InterventionsAsync());
        Assert.Equal((Requested, "Boiler service", "heating", new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 1)), (made.Status, made.Title, made.Category, made.OccurrenceOn, made.DueOn));
        Assert.Equal((Unit.Id, "Chauffage Martin", false), (made.UnitId, made.VendorName, made.CommonParts));
        Assert.NotNull(made.EquipmentId);
        Assert.Equal(made.Code, Assert.Single((await FindAsync(code)).Works).Code);
        var told = await Estate.ReadAsync(db => db.Notifications.SingleAsync());
        Assert.Equal((EventKinds.MaintenancePlanned.Key, made.Code), (told.Kind, told.SubjectCode));
        Assert.Equal(0, await PassAsync(0));
    }

    [Fact]
    public async Task Interventions_come_day_by_day_and_two_servers_make_one()
    {
        await MadeAsync(Monthly);
        Assert.Equal(0, await PassAsync(30)); // 14 April: the next, of the 20th, is made on the 15th.
        Assert.Equal(1, await PassAsync(1));
        Estate.Time.Advance(TimeSpan.FromDays(30));
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Estate.Scoped<PlanMaker>().RunAsync(Today, Actor.System))));
        Assert.Equal(1, runs.Sum(r => r.Notifications));
        Assert.Equal([new(2026, 3, 20), new(2026, 4, 20), new(2026, 5, 20)], (await InterventionsAsync()).Select(i => i.OccurrenceOn!.Value));
    }

    [Fact]
    public async Task After_a_standstill_the_newest_missed_occurrence_alone_is_made()
    {
        await MadeAsync(Monthly);
        Assert.Equal(2, await PassAsync(400)); // 19 April 2027: those of April 2026 to March 2027 were missed, and that of the 20th is made ahead.
        Assert.Equal([new(2026, 3, 20), new(2027, 3, 20), new(2027, 4, 20)], (await InterventionsAsync()).Select(i => i.OccurrenceOn!.Value));
    }

    [Fact]
    public async Task A_paused_plan_makes_nothing_and_resumes_with_one()
    {
        var code = await MadeAsync(Monthly);
        Assert.True((await Service.TurnAsync(code, new(PlanState.Paused, "Renovation"), Coordinator)).IsOk);
        Assert.Equal(0, await PassAsync(200));
        Assert.Empty((await FindAsync(code)).Next);
        Assert.True((await Service.TurnAsync(code, new(PlanState.Active), Coordinator)).IsOk);
        Assert.Equal(2, (await InterventionsAsync()).Count);
        Assert.True((await Service.TurnAsync(code, new(PlanState.Ended, "Sold"), Coordinator)).IsOk);
        Assert.Equal(0, await PassAsync(200));
    }

    [Fact]
    public async Task A_floating_plan_waits_for_completion_and_goes_on_from_its_day()
    {
        var code = await MadeAsync(Monthly with { Basis = PlanBasis.Floating });
        var first = Assert.Single(await InterventionsAsync());
        Assert.Equal(0, await PassAsync(60));
        Assert.True((await FindAsync(code)).Next[0].Estimated);
        await MoveAsync(first.Code, Accepted, Scheduled, InProgress, Completed); // 14 May.
        Assert.Equal(new(new(2026, 6, 14), false), (await FindAsync(code)).Next[0]);
        Assert.Equal(0, await PassAsync(25));
        Assert.Equal(1, await PassAsync(1));
        Assert.Equal(new DateOnly(2026, 6, 14), (await InterventionsAsync())[^1].OccurrenceOn);
    }

    [Fact]
    public async Task While_a_home_is_out_of_service_its_plan_makes_nothing_and_makes_up_for_one()
    {
        await OutFromAsync(new(2026, 4, 15));
        await MadeAsync(Monthly);
        Assert.Equal(0, await PassAsync(31)); // 15 April: that of the 20th is made ahead in other homes.
        Assert.Equal(0, await PassAsync(60));
        Assert.Equal([new(2026, 3, 20)], (await InterventionsAsync()).Select(i => i.OccurrenceOn!.Value));
        await OutFromAsync(null); // 14 June.
        Assert.Equal(1, await PassAsync(0));
        Assert.Equal(new DateOnly(2026, 5, 20), (await InterventionsAsync())[^1].OccurrenceOn);

        Task OutFromAsync(DateOnly? day) => ChangeAsync<Unit>(Unit.Id, u => u.Change(new(u.Label, u.Kind, OutOfServiceFrom: day)));
    }

    [Fact]
    public async Task A_declined_occurrence_is_skipped()
    {
        var code = await MadeAsync(Monthly with { Basis = PlanBasis.Floating });
        await MoveAsync((await InterventionsAsync())[0].Code, Declined);
        Assert.Equal(new(new(2026, 4, 20), false), (await FindAsync(code)).Next[0]);
    }

    [Fact]
    public async Task Whoever_takes_no_more_work_gets_none_from_a_plan()
    {
        var code = await MadeAsync(Monthly);
        await Estate.RetireAsync("PR1");
        Assert.Equal(1, await PassAsync(31));
        Assert.Equal([("Chauffage Martin", true), (null, false)], (await InterventionsAsync()).Select(i => (i.VendorName, i.VendorId is not null)));
        Assert.True((await Service.ChangeAsync(code, Monthly with { Title = "Yearly service" }, Coordinator)).IsOk); // It was the plan's before.
        var refused = Assert.Single((await Service.CreateAsync(Monthly, Coordinator)).Problems);
        Assert.Equal(("vendorCode", "Vendor.Inactive"), (refused.Field, refused.Code));
    }

    [Fact]
    public async Task Work_in_the_common_parts_is_kept_with_a_unit_of_the_property_and_says_so()
    {
        await MadeAsync(new(Title: "Lift", LegalCheck: LegalCheck.LiftMaintenance, EquipmentCode: "E2", StartsOn: Today, DaysAhead: 0));
        var made = Assert.Single(await InterventionsAsync());
        Assert.Equal((Unit.Id, true, "common areas"), (made.UnitId, made.CommonParts, made.Category));
    }

    [Fact]
    public async Task What_is_out_of_service_needs_no_service()
    {
        await Estate.AddAsync(Equipment.Create("E9", Unit.PropertyId, Unit.Id, new("Old boiler", EquipmentKind.Boiler, OutOfServiceOn: new(2026, 5, 1))));
        var code = await MadeAsync(Monthly with { EquipmentCode = "E9" });
        Assert.Equal([new(2026, 4, 20)], (await FindAsync(code)).Next.Select(d => d.On));
        await PassAsync(90);
        Assert.DoesNotContain(await InterventionsAsync(), i => i.OccurrenceOn >= new DateOnly(2026, 5, 1));
    }

    [Fact]
    public async Task A_deadline_is_the_day_of_the_occurrence_wherever_lateness_is_asked_for()
    {
        await MadeAsync(Boiler);
        var queries = Estate.Scoped<BlazorEstate.Features.Maintenance.MaintenanceQueries>();
        Assert.Equal(0, (await queries.FiguresAsync()).Late);
        Estate.Time.Advance(TimeSpan.FromDays(17)); // 1 April, long behind the eight days of the priority.
        Assert.Equal(0, (await queries.FiguresAsync()).Late);
        Estate.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 1), ((await queries.FiguresAsync()).Late, (await queries.FiguresAsync()).OverdueChecks));
        var row = Assert.Single((await queries.ListAsync(new(Late: true), new("deadline"), new(1, 10))).Items);
        Assert.Equal((new DateOnly(2026, 4, 1), true, "PP00001", "E1"), (row.Deadline, row.IsLate, row.PlanCode, row.EquipmentCode));
    }
}
