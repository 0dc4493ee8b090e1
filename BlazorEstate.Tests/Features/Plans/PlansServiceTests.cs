using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Plans;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Plans;

public sealed class PlansServiceTests : PlanWorld
{
    [Theory]
    [InlineData(0, "every", "OutOfRange")]
    [InlineData(-1, "every", "OutOfRange")]
    public async Task A_plan_every_zero_days_is_refused_and_nothing_is_kept(int every, string field, string code)
    {
        var made = await Service.CreateAsync(Boiler with { Every = every, Period = PlanPeriod.Day }, Coordinator);
        Assert.Contains((field, code), made.Problems.Select(p => (p.Field, p.Code)));
        Assert.Equal(0, await Estate.ReadAsync(db => db.PreventivePlans.CountAsync()));
        Assert.Empty(await InterventionsAsync());
    }

    [Fact]
    public async Task A_legal_check_brings_its_usual_period_and_category()
    {
        var plan = (await FindAsync(await MadeAsync(Boiler))).Plan;
        Assert.Equal((1, PlanPeriod.Year, "heating", PlanBasis.Fixed), (plan.Every, plan.Period, plan.Category, plan.Basis));
        Assert.Contains("2009-649", plan.LegalSource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U9", null, null, null, "unitCode", "Unknown")]
    [InlineData(null, null, null, null, "unitCode", "Place.Needed")]
    [InlineData(null, "P9", null, null, "propertyCode", "Unknown")]
    [InlineData("U1", "P2", null, null, "propertyCode", "Place.Differs")]
    [InlineData(null, "P3", null, null, "propertyCode", "Plan.NoUnit")]
    [InlineData("U1", null, "E2", null, "equipmentCode", "Equipment.Elsewhere")]
    [InlineData("U1", null, "E9", null, "equipmentCode", "Unknown")]
    [InlineData("U1", null, null, "PR9", "vendorCode", "Unknown")]
    public async Task Places_that_do_not_fit_are_named(string? unit, string? property, string? equipment, string? vendor, string field, string code)
    {
        await Estate.SomeUnitAsync("2");
        await Estate.PropertyAsync(await Estate.OwnerAsync("O3"), "P3");
        var made = await Service.CreateAsync(Boiler with { UnitCode = unit, PropertyCode = property, EquipmentCode = equipment, VendorCode = vendor }, Coordinator);
        Assert.Equal((field, code), made.Problems.Select(p => (p.Field, p.Code)).Single());
    }

    [Fact]
    public async Task A_change_is_for_what_comes_and_needs_the_version_that_was_seen()
    {
        var code = await MadeAsync(Boiler);
        var changed = Boiler with { Every = 6, Period = PlanPeriod.Month, StartsOn = new(2026, 4, 15), Version = 1 };
        Assert.True((await Service.ChangeAsync(code, changed, Coordinator)).IsOk);
        Assert.True((await Service.ChangeAsync(code, changed, Coordinator)).Has(Result.StaleCode));
        var after = await FindAsync(code);
        Assert.Equal([new(2026, 4, 1)], (await InterventionsAsync()).Where(i => i.OccurrenceOn < new DateOnly(2026, 4, 10)).Select(i => i.OccurrenceOn!.Value));
        Assert.Equal(new DateOnly(2026, 10, 15), after.Next[0].On.Month == 4 ? after.Next[1].On : after.Next[0].On);
    }

    [Fact]
    public async Task Only_who_may_edit_maintenance_makes_plans()
    {
        foreach (var role in Roles.Allowed.Keys)
        {
            var may = Roles.Allowed[role].Contains(Permissions.MaintenanceEdit);
            Assert.Equal(may, (await Service.CreateAsync(Boiler, TestEstate.As(role))).IsOk);
        }
    }

    [Fact]
    public async Task Twelve_next_days_are_shown_and_lists_find_sort_and_filter()
    {
        var boiler = await MadeAsync(Boiler);
        var lift = await MadeAsync(new(Title: "Ascenseur", LegalCheck: LegalCheck.LiftMaintenance, EquipmentCode: "E2", StartsOn: new(2026, 1, 5)));
        Assert.Equal(12, (await FindAsync(lift)).Next.Count);
        Assert.Equal([lift, boiler], await CodesAsync(new()));
        Assert.Equal([lift], await CodesAsync(new(Late: true, Legal: true)));
        Assert.Equal([boiler], await CodesAsync(new(Unit: "U1")));
        Assert.Equal([boiler], await CodesAsync(new(Vendor: "PR1", Equipment: "E1")));
        Assert.Equal([lift], await CodesAsync(new(), "ascenseur"));
        Assert.Equal([boiler], await CodesAsync(new(), "chauffage martin"));
        Assert.Empty(await CodesAsync(new(State: PlanState.Paused)));
        foreach (var sort in PlanQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            Assert.Equal(2, (await CodesAsync(new(), null, sort)).Count);
        }

        var (figures, overdue) = await Queries.StandAsync();
        Assert.Equal((new(2, 0, 1, 1), lift), (figures, Assert.Single(overdue).PlanCode));
    }

    [Fact]
    public async Task The_calendar_is_told_what_is_no_intervention_yet()
    {
        await MadeAsync(Boiler);
        var paused = await MadeAsync(Boiler with { EquipmentCode = null, Title = "Paused" });
        await Service.TurnAsync(paused, new(PlanState.Paused, "because"), Coordinator);
        var days = await ComingAsync();
        Assert.Equal([new(2027, 4, 1), new(2028, 4, 1), new(2029, 4, 1)], days.Select(d => d.On));
        Assert.Equal(("PP00001", "Boiler service", "U1", "P1", "O1", "PR1"), (days[0].PlanCode, days[0].Title, days[0].Site.UnitCode, days[0].Site.PropertyCode, days[0].Site.OwnerCode, days[0].Site.VendorCode));
    }

    [Fact]
    public async Task Nothing_comes_to_a_home_from_the_day_on_that_it_is_out_of_service()
    {
        await MadeAsync(Boiler);
        await MadeAsync(Boiler with { Title = "Lift", LegalCheck = LegalCheck.LiftMaintenance, UnitCode = null, PropertyCode = "P1", EquipmentCode = "E2" });
        var lift = (await ComingAsync()).Count(d => d.Title == "Lift");
        Assert.True(lift > 0);
        foreach (var (from, days) in new (DateOnly?, int)[] { (Today, 0), (new(2028, 4, 1), 1), (new(2028, 4, 2), 2), (null, 3) })
        {
            await ChangeAsync<Unit>(Unit.Id, u => u.Change(new(u.Label, u.Kind, OutOfServiceFrom: from)));
            var coming = await ComingAsync();
            Assert.Equal((days, lift), (coming.Count(d => d.Title != "Lift"), coming.Count(d => d.Title == "Lift")));
        }
    }

    [Fact]
    public async Task An_overdue_legal_check_is_told_on_its_steps_once_each()
    {
        await MadeAsync(Boiler);
        foreach (var (days, told) in new[] { (17, 0), (1, 1), (1, 1), (6, 2), (21, 2), (1, 3), (100, 3) })
        {
            Estate.Time.Advance(TimeSpan.FromDays(days));
            await Estate.Scoped<LegalCheckScan>().RunAsync(Estate.Get<AgencyClock>().Today, Actor.System);
            Assert.Equal(told, await Estate.ReadAsync(db => db.Notifications.CountAsync(n => n.Kind == EventKinds.LegalCheckOverdue.Key)));
        }
    }

    [Fact]
    public async Task A_scan_that_has_nothing_new_reads_no_plan_again_and_only_notices_of_what_is_overdue()
    {
        await MadeAsync(Boiler);
        Estate.Time.Advance(TimeSpan.FromDays(18));
        await ScanAsync();
        Assert.Contains("(SubjectId=? AND Kind=? AND SubjectKind=? AND Milestone>?)", await Estate.PlanAsync(await Heard.OfAsync(ScanAsync, "\"Notifications\"")), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Heard.OfAsync(ScanAsync, "\"PreventivePlans\""));

        Task ScanAsync() => Estate.Scoped<LegalCheckScan>().RunAsync(Estate.Get<AgencyClock>().Today, Actor.System);
    }

    [Fact]
    public async Task A_legal_check_that_was_declined_stays_overdue_until_a_later_one_is_made()
    {
        var code = await MadeAsync(Boiler);
        await MoveAsync((await InterventionsAsync())[0].Code, InterventionStatus.Declined);
        Assert.Equal((new(2026, 4, 1), false), await DueAsync()); // Today is 15 March.
        Estate.Time.Advance(TimeSpan.FromDays(18));
        Assert.Equal((new(2026, 4, 1), true), await DueAsync());
        Assert.Equal(1, await PassAsync(340)); // 8 March 2027: the next is made ahead, and makes up for none that was declined.
        Assert.Equal((new(2026, 4, 1), true), await DueAsync());
        await MoveAsync((await InterventionsAsync())[1].Code, InterventionStatus.Accepted, InterventionStatus.Scheduled, InterventionStatus.InProgress, InterventionStatus.Completed);
        Assert.Equal((new(2028, 4, 1), false), await DueAsync());

        async Task<(DateOnly?, bool)> DueAsync()
        {
            var (plan, overdue) = ((await FindAsync(code)).Plan, (await Queries.StandAsync()).Overdue.Count == 1);
            Assert.Equal(overdue, plan.IsLegalOverdue);
            return (plan.DueOn, overdue);
        }
    }

    [Fact]
    public async Task A_check_that_was_declined_for_a_boiler_that_is_gone_is_not_due()
    {
        var code = await MadeAsync(Boiler);
        await MoveAsync((await InterventionsAsync())[0].Code, InterventionStatus.Declined);
        await BoilerGoneAsync(new(2026, 3, 20));
        Assert.Null((await FindAsync(code)).Plan.DueOn);
    }

    private async Task<List<string>> CodesAsync(PlanFilter filter, string? q = null, string? sort = null) =>
        [.. (await Queries.ListAsync(ListSlice.Lenient(q, 1, 50, sort, PlanQueries.Sorts), filter)).Items.Select(p => p.Code)];

    private Task<IReadOnlyList<PlanOccurrence>> ComingAsync() =>
        Estate.ReadAsync(async db => await db.PlanOccurrencesAsync(await Estate.Get<PlanStandings>().ReadAsync(), new(2026, 1, 1), new(2029, 12, 31), Today));
}
