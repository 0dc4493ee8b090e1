using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>It is 15 June 2025.</summary>
public sealed class InterventionTomorrowTests : MaintenanceWorld
{
    private static readonly DateOnly Today = new(2025, 6, 15);

    [Fact]
    public async Task Whoever_works_tomorrow_is_told_once_and_again_only_for_another_day()
    {
        var coralie = await ColleagueAsync();
        var code = await PlannedAsync("2025-06-16T09:30");
        Assert.True((await Service.AssignAsync(code, null, coralie, null, TestEstate.Admin)).IsOk);
        await PlannedAsync("2025-06-17T09:30");

        Assert.Equal(1, await ScanAsync(Today));
        Assert.Equal(0, await ScanAsync(Today));
        var told = Assert.Single(await ToldAsync());
        Assert.Equal((coralie, code), (told.UserId, told.SubjectCode));

        Assert.True((await Service.PlanAsync(code, null, At("2025-06-18T09:30"), At("2025-06-18T10:30"), null, TestEstate.Admin)).IsOk);
        Assert.Equal(1, await ScanAsync(Today.AddDays(1)));
        Assert.Equal(1, await ScanAsync(Today.AddDays(2)));
        Assert.Equal(3, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task What_nobody_of_the_agency_does_is_told_to_all_and_what_is_begun_or_done_to_nobody()
    {
        await PlannedAsync("2025-06-16T23:00");
        var begun = await PlannedAsync("2025-06-16T10:30");
        Assert.True((await Service.MoveAsync(begun, null, InterventionStatus.InProgress, null, TestEstate.Admin)).IsOk);
        var done = await PlannedAsync("2025-06-16T09:30");
        Assert.True((await Service.MoveAsync(done, null, InterventionStatus.InProgress, null, TestEstate.Admin)).IsOk);
        Assert.True((await Service.MoveAsync(done, null, InterventionStatus.Completed, "Done", TestEstate.Admin)).IsOk);
        Assert.Equal(1, await ScanAsync(Today));
        Assert.Null(Assert.Single(await ToldAsync()).UserId);
    }

    [Fact]
    public async Task What_is_moved_to_another_day_while_the_scan_looks_is_not_told()
    {
        var code = await PlannedAsync("2025-06-16T09:30");
        Heard.Meanwhile("\"CommonParts\"", () => Service.PlanAsync(code, null, At("2025-06-18T15:00"), At("2025-06-18T16:00"), null, TestEstate.Admin));
        Assert.Equal(0, await ScanAsync(Today));
        Assert.Equal(1, await ScanAsync(Today.AddDays(2)));
    }

    [Fact]
    public async Task Of_a_day_that_is_over_nothing_is_told()
    {
        await PlannedAsync("2025-06-16T09:30");
        Estate.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await ScanAsync(Today));
        Assert.Equal((0, 0), (await ScanAsync(DateOnly.MinValue), await ScanAsync(DateOnly.MaxValue)));
    }

    private async Task<string> PlannedAsync(string start)
    {
        var code = await RequestAsync(InterventionStatus.Accepted);
        Assert.True((await Service.PlanAsync(code, null, At(start), At(start).AddHours(1), null, TestEstate.Admin)).IsOk);
        return code;
    }

    private async Task<int> ScanAsync(DateOnly day) => (await Estate.Scoped<InterventionTomorrowScan>().RunAsync(day, BlazorEstate.Shared.Actor.System)).Notifications;

    private Task<List<Notification>> ToldAsync() => Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == "interventionTomorrow").ToListAsync());

    // By the clocks of Paris.
    private DateTime At(string local) => Estate.Get<BlazorEstate.Shared.AgencyClock>().ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
