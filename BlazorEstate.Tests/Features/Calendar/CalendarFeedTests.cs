using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Features.Visits;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Calendar;

public sealed class CalendarFeedTests : IAsyncLifetime
{
    private const string Site = "https://agence.example";
    private CalendarWorld _world = null!;

    public async Task InitializeAsync() => _world = await CalendarWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_feed_is_read_back_by_a_calendar_program()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        var feed = await ReadAsync((await _world.Feeds.CreateAsync("", _world.Me)).Value);
        var visit = feed.Of("visit-");
        Assert.Equal(new DateTime(2026, 11, 25, 9, 0, 0), ICalendarReader.Instant(visit.DtStart));
        Assert.Equal(("visit-" + code + "@blazorestate", 0, "TENTATIVE", Site + "/visits/" + code), (visit.Uid, visit.Sequence, visit.Status, visit.Url!.ToString()));
        Assert.Equal("Visite\u00a0: Lot 1, Résidence Vasseur", visit.Summary);
        Assert.Contains("Hugo, Blanc; fils", visit.Description, StringComparison.Ordinal);
        Assert.Equal("Noël", feed.Of("holiday-20261225").Summary);
        Assert.Equal(new DateOnly(2026, 11, 30), ICalendarReader.Day(feed.Of("leaseEnd-L2").DtStart));
    }

    [Fact]
    public async Task What_comes_again_is_another_entry_each_time()
    {
        var unit = await _world.Estate.ReadAsync(db => db.Units.OrderBy(u => u.Id).FirstAsync());
        var schedule = new PlanSchedule(new(1, PlanPeriod.Month), PlanBasis.Fixed, new(2026, 12, 5), null, 10);
        await _world.Estate.AddAsync(PreventivePlan.Create("PP1", new(unit.PropertyId, unit.Id), new("Chaudière", "heating", InterventionPriority.Normal, schedule)));
        await _world.Estate.AddAsync(Vendor.Create("S1", new("Roux", InsuredUntil: new(2027, 1, 1), ContractUntil: new(2027, 1, 1))));
        var text = await _world.Estate.Scoped<CalendarExport>().WriteAsync(new(new(2026, 12, 1), new(2028, 1, 31), CalendarKinds.Parse("preventive,vendorPaper,revision")!), Site, default);
        var feed = ICalendarReader.Read(text);
        Assert.Equal(14, feed.Events.Count(e => e.Uid!.StartsWith("preventive-PP1-", StringComparison.Ordinal)));
        Assert.Equal(["vendorPaper-S1-Contract@blazorestate", "vendorPaper-S1-Insurance@blazorestate"], feed.Events.Select(e => e.Uid!).Where(u => u.StartsWith("vendor", StringComparison.Ordinal)).Order());
        Assert.Equal("revision-L1-20270101@blazorestate", feed.Of("revision").Uid);
    }

    // Paris puts its clocks on in the night to 28 March 2027, and back in the night to 31 October 2027.
    [Theory]
    [InlineData("2027-03-27T10:00", "2027-03-27T09:00")]
    [InlineData("2027-03-30T10:00", "2027-03-30T08:00")]
    [InlineData("2027-10-30T10:00", "2027-10-30T08:00")]
    [InlineData("2027-11-02T10:00", "2027-11-02T09:00")]
    public async Task An_hour_of_the_agency_is_the_right_instant_on_both_sides_of_a_change_of_clocks(string local, string utc)
    {
        await _world.BookAsync(local);
        var day = DateOnly.FromDateTime(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
        var view = new CalendarView(day, day, new HashSet<CalendarKind> { CalendarKind.Visit });
        var visit = ICalendarReader.Read(await _world.Estate.Scoped<CalendarExport>().WriteAsync(view, Site, default)).Of("visit-");
        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), ICalendarReader.Instant(visit.DtStart));
    }

    [Fact]
    public async Task An_entry_keeps_its_name_and_raises_its_number_when_it_moves()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        var secret = (await _world.Feeds.CreateAsync("?off=rent,forecast,holiday", _world.Me)).Value;
        var before = (await ReadAsync(secret)).Of("visit-");
        var at = new DateTime(2026, 11, 26, 14, 0, 0);
        Assert.True((await _world.Visits.MoveAsync(new(code, at, at.AddMinutes(45)), _world.Me)).IsOk);
        var after = (await ReadAsync(secret)).Of("visit-");
        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(new DateTime(2026, 11, 26, 13, 45, 0), ICalendarReader.Instant(after.DtEnd));
    }

    [Fact]
    public async Task A_day_of_counted_charges_raises_its_number_when_it_tells_something_else()
    {
        var secret = (await _world.Feeds.CreateAsync("?only=forecast", _world.Me)).Value;
        var before = (await ReadAsync(secret)).Of("forecast-20270101");
        var unit = await _world.Estate.SomeUnitAsync("3");
        await Lettings.LettingAsync(_world.Estate, unit, await _world.Estate.TenantAsync("T3"), "L3", new(2027, 1, 1), new(2027, 12, 31));
        var after = (await ReadAsync(secret)).Of("forecast-20270101");
        Assert.Equal(before.Uid, after.Uid);
        Assert.NotEqual(before.Summary, after.Summary);
        Assert.True(after.Sequence > before.Sequence);
    }

    [Fact]
    public async Task A_feed_has_its_filters_and_lasts_until_it_is_revoked()
    {
        var secret = (await _world.Feeds.CreateAsync("?off=holiday,leaseEnd,deposit,visit,revision&property=P1", _world.Me)).Value;
        Assert.All((await ReadAsync(secret)).Events, e => Assert.Matches("^(rent|forecast)-", e.Uid));
        var row = Assert.Single(await _world.Feeds.ListAsync(_world.Me));
        Assert.True((await _world.Feeds.RevokeAsync(row.Id, TestEstate.As(Roles.Agent, 999))).Has("NotFound"));
        Assert.True((await _world.Feeds.RevokeAsync(row.Id, _world.Me)).IsOk);
        Assert.Null(await _world.Feeds.ReadAsync(secret, Site));
        Assert.Empty(await _world.Feeds.ListAsync(_world.Me));
    }

    [Fact]
    public async Task Filters_that_are_too_long_are_refused_and_not_left_out()
    {
        var longest = "?property=" + new string('P', CalendarFeed.LongestFilters - "?property=".Length);
        Assert.Equal(("filters", "TooLong"), Assert.Single((await _world.Feeds.CreateAsync(longest + "P", _world.Me)).Problems.Select(p => (p.Field, p.Code))));
        Assert.Empty(await _world.Feeds.ListAsync(_world.Me));
        Assert.True((await _world.Feeds.CreateAsync(longest, _world.Me)).IsOk);
        Assert.Equal(longest, Assert.Single(await _world.Feeds.ListAsync(_world.Me)).Filters);
    }

    [Fact]
    public async Task The_secret_is_kept_nowhere_and_opens_nothing_for_who_may_no_longer_see()
    {
        var secret = (await _world.Feeds.CreateAsync("", _world.Me)).Value;
        Assert.Equal(43, secret.Length);
        var (hash, audit) = await _world.Estate.ReadAsync(async db => (await db.CalendarFeeds.Select(f => f.Hash).SingleAsync(), string.Join("\n", await db.AuditEntries.Select(a => a.Changes).ToListAsync())));
        Assert.DoesNotContain(secret, hash + audit, StringComparison.Ordinal);
        Assert.DoesNotContain(hash, audit, StringComparison.Ordinal);
        Assert.Null(await _world.Feeds.ReadAsync(secret + "x", Site));
        await using var db = await _world.Estate.Factory.CreateDbContextAsync();
        (await db.Users.SingleAsync(u => u.Id == _world.Anna.Id)).Disabled = true;
        await db.SaveAsync(TestEstate.Admin);
        Assert.Null(await _world.Feeds.ReadAsync(secret, Site));
    }

    [Fact]
    public async Task Tomorrows_visits_are_told_once_and_again_only_for_another_day()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        await _world.BookAsync("2026-11-26T10:00");
        var scan = _world.Estate.Scoped<VisitScan>();
        Assert.Equal(1, await TellAsync(24));
        Assert.Equal(0, await TellAsync(24));
        Assert.True((await _world.Visits.MoveAsync(new(code, new(2026, 11, 26, 15, 0, 0), new(2026, 11, 26, 16, 0, 0)), _world.Me)).IsOk);
        Assert.Equal(2, await TellAsync(25));
        var told = await _world.Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == "visitTomorrow").Select(n => n.UserId).ToListAsync());
        Assert.Equal([_world.Anna.Id, _world.Anna.Id, _world.Anna.Id], told.Select(t => t!.Value));

        async Task<int> TellAsync(int day) => (await scan.RunAsync(new(2026, 11, day), BlazorEstate.Shared.Actor.System)).Notifications;
    }

    private async Task<ICalendarReader> ReadAsync(string secret) => ICalendarReader.Read((await _world.Feeds.ReadAsync(secret, Site))!);
}
