using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Visits.VisitWorld;

namespace BlazorEstate.Tests.Features.Visits;

/// <summary>It is noon on 24 November 2026.</summary>
public sealed class VisitScanTests : IAsyncLifetime
{
    private VisitWorld _world = null!;

    public async Task InitializeAsync() => _world = await VisitWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Colleagues_are_reminded_once_whichever_day_is_looked_at_on_whichever_day()
    {
        Assert.True((await _world.Service.BookAsync(At("2026-11-27T10:00") with { Attendees = ["marc@example.org"] }, _world.Me)).IsOk);
        Assert.Equal(2, (await ScanAsync("2026-11-26")).Notifications);
        Assert.Equal(0, (await ScanAsync("2026-11-26")).Notifications);
        _world.Estate.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await ScanAsync("2026-11-26")).Notifications);
        Assert.Equal([_world.Anna.Id, _world.Marc.Id], await ToldAsync());
    }

    [Fact]
    public async Task Of_a_day_that_is_over_and_of_a_visit_that_has_begun_nobody_is_reminded()
    {
        await _world.BookAsync("2026-11-25T10:00");
        _world.Estate.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await ScanAsync("2026-11-24")).Notifications);
        _world.Estate.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await ScanAsync("2026-11-24")).Notifications);
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task Whoever_takes_a_visit_over_is_reminded_too()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        Assert.Equal(1, (await ScanAsync("2026-11-24")).Notifications);
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T10:00") with { Version = 1, Person = "marc@example.org" }, _world.Me)).IsOk);
        Assert.Equal((1, 0), ((await ScanAsync("2026-11-24")).Notifications, (await ScanAsync("2026-11-24")).Notifications));
        Assert.Equal([_world.Anna.Id, _world.Marc.Id], await ToldAsync());
    }

    [Fact]
    public async Task Scans_at_once_remind_everybody_once()
    {
        for (var hour = 8; hour < 18; hour++)
        {
            Assert.True((await _world.Service.BookAsync(At($"2026-11-25T{hour:D2}:00", unit: "U2") with { Attendees = ["marc@example.org"] }, _world.Me)).IsOk);
        }

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ScanAsync("2026-11-24"))));
        Assert.Equal((20, 0), (runs.Sum(r => r.Notifications), runs.Sum(r => r.Failed)));
        Assert.Equal(20, (await ToldAsync()).Length);
    }

    [Fact]
    public async Task One_bad_visit_is_counted_and_leaves_nobody_else_untold()
    {
        await _world.BookAsync("2026-11-25T10:00");
        var bad = await _world.BookAsync("2026-11-25T14:00");
        await _world.Estate.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Visits SET Start = '2026-11-25 1x:00:00' WHERE Code = {bad}"));
        var run = await ScanAsync("2026-11-24");
        Assert.Equal(("visits", 1, 1), (run.Scan, run.Notifications, run.Failed));
        Assert.Equal(("scan-visits", "2026-11-24"), await _world.Estate.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).Select(a => ValueTuple.Create(a.Action, a.SubjectCode)).FirstAsync()));
    }

    [Fact]
    public async Task The_first_and_the_last_day_of_the_calendar_are_days_too()
    {
        Assert.Equal(new ScanRun("visits"), await ScanAsync("0001-01-01"));
        Assert.Equal(new ScanRun("visits"), await ScanAsync("9999-12-31"));
    }

    private Task<ScanRun> ScanAsync(string day) => _world.Estate.Scoped<VisitScan>().RunAsync(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Actor.System);

    private Task<long[]> ToldAsync() => _world.Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == EventKinds.VisitTomorrow.Key).OrderBy(n => n.Id).Select(n => n.UserId!.Value).ToArrayAsync());
}
