using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Plans;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Plans;

/// <summary>Protects that what is kept of plans is what the database holds, whatever is written.</summary>
public sealed class PlanStandingsTests : PlanWorld
{
    [Fact]
    public async Task What_is_kept_of_plans_is_what_the_database_holds_after_every_change()
    {
        await SameAsync(0);
        var code = await MadeAsync(Boiler with { Every = 1, Period = PlanPeriod.Month, DaysAhead = 20 });
        await MadeAsync(Boiler with { Title = "Other", StartsOn = new(2027, 1, 1) });
        await SameAsync(2);
        var made = (await InterventionsAsync())[0].Code;
        foreach (var to in (InterventionStatus[])[Accepted, Scheduled, InProgress, Completed, Closed])
        {
            await MoveAsync(made, to);
            await SameAsync(2);
        }

        Assert.Equal(1, await PassAsync(30));
        await SameAsync(2);
        await MoveAsync((await InterventionsAsync())[^1].Code, Declined);
        await SameAsync(2);
        await BoilerGoneAsync(new(2026, 12, 1));
        await SameAsync(2);
        Assert.True((await Service.TurnAsync(code, new(PlanState.Ended, "Sold"), Coordinator)).IsOk);
        await SameAsync(2);
    }

    [Fact]
    public async Task Nothing_is_read_again_where_others_were_written()
    {
        await MadeAsync(Boiler);
        var first = await Estate.Get<PlanStandings>().ReadAsync();
        await Estate.OwnerAsync("O9");
        Assert.Same(first, await Estate.Get<PlanStandings>().ReadAsync());
        await MadeAsync(Boiler);
        Assert.Equal(2, (await Estate.Get<PlanStandings>().ReadAsync()).Count);
        Assert.Single(first);
    }

    private async Task SameAsync(int count)
    {
        var fresh = await Estate.ReadAsync(db => db.Standings(db.PreventivePlans).ToListAsync());
        Assert.Equal(count, fresh.Count);
        Assert.Equal(fresh.Select(Of).Order(), (await Estate.Get<PlanStandings>().ReadAsync()).Select(Of).Order());
    }

    private static string Of(PlanStanding s) =>
        $"{s.Plan.Id} {s.Plan.Title} {s.Plan.State} {s.Plan.Version} {s.Last:O} {s.LastStatus} {s.LastCompletedOn:O} {s.OpenSince:O} {s.LastDone:O} {s.LastDeclined:O} {s.EquipmentGoneOn:O}";
}
