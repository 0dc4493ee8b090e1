using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notices;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Notices;

/// <summary>What a person chooses is kept, and nothing that may not be chosen.</summary>
public sealed class NoticePreferencesTests : IAsyncLifetime
{
    private NoticeWorld _world = null!;
    private Actor _me = null!;

    private NoticePreferences Service => _world.Estate.Scoped<NoticePreferences>();

    public async Task InitializeAsync()
    {
        _world = await NoticeWorld.CreateAsync();
        _me = TestEstate.As(Roles.Agent, await _world.PersonAsync(Roles.Agent));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Somebody_who_has_chosen_nothing_has_what_the_role_has()
    {
        var found = (await Service.GetAsync(_me)).Value;
        Assert.All(found.Kinds, k => Assert.False(k.IsOwn));
        Assert.Equal(new ChosenTimes(null, null, null, 7, DayOfWeek.Monday), found.Times);
        Assert.Contains(found.Kinds, k => k.Kind == EventKinds.RentOverdue && k.Choice.Mail == MailChoice.Daily);
        Assert.DoesNotContain(found.Kinds, k => k.Kind == EventKinds.ImportFinished);
        Assert.Equal([EventKinds.SignInFromNewDevice], found.Kinds.Where(k => k.Locked).Select(k => k.Kind));
    }

    [Theory]
    [InlineData(true, MailChoice.None)]
    [InlineData(true, MailChoice.AtOnce)]
    [InlineData(true, MailChoice.Weekly)]
    [InlineData(false, MailChoice.Daily)]
    [InlineData(false, MailChoice.None)]
    public async Task Every_choice_is_kept(bool inApp, MailChoice mail)
    {
        Assert.True((await Service.ChooseAsync("rentOverdue", inApp, null, _me)).IsOk);
        Assert.True((await Service.ChooseAsync("rentOverdue", null, mail, _me)).IsOk);
        Assert.Equal(new EventChoice(inApp, mail), await ChoiceAsync(EventKinds.RentOverdue));
    }

    [Fact]
    public async Task What_is_as_the_role_has_it_is_not_stored_and_follows_the_role()
    {
        await Service.ChooseAsync("rentOverdue", false, MailChoice.AtOnce, _me);
        await Service.ChooseAsync("rentOverdue", true, MailChoice.Daily, _me);
        Assert.Equal(0, await _world.Estate.ReadAsync(db => db.NotificationPreferences.CountAsync()));
    }

    [Fact]
    public async Task Back_to_defaults_leaves_the_times_and_others_alone()
    {
        var other = await _world.PersonAsync(Roles.Agent);
        await _world.ChooseAsync(other, EventKinds.RentOverdue, MailChoice.None);
        await Service.ChooseAsync("rentOverdue", false, null, _me);
        await Service.ChooseAsync("leaseEnding", null, MailChoice.AtOnce, _me);
        await Service.SetTimesAsync(new ChosenTimes(DigestHour: 9), null, _me);
        Assert.True((await Service.ResetAsync(_me)).IsOk);
        var found = (await Service.GetAsync(_me)).Value;
        Assert.All(found.Kinds, k => Assert.False(k.IsOwn));
        Assert.Equal(9, found.Times.DigestHour);
        Assert.Equal(other, Assert.Single(await _world.Estate.ReadAsync(db => db.NotificationPreferences.ToListAsync())).UserId);
    }

    [Fact]
    public async Task Security_cannot_be_switched_off_nor_what_the_role_may_not_see_be_chosen()
    {
        Assert.Equal(["inApp"], (await Service.ChooseAsync("signInFromNewDevice", false, null, _me)).Problems.Select(p => p.Field));
        Assert.Equal(["email"], (await Service.ChooseAsync("signInFromNewDevice", null, MailChoice.None, _me)).Problems.Select(p => p.Field));
        Assert.True((await Service.ChooseAsync("signInFromNewDevice", true, MailChoice.AtOnce, _me)).IsOk);
        Assert.Equal(["kind"], (await Service.ChooseAsync("importFinished", true, null, _me)).Problems.Select(p => p.Field));
        Assert.Equal(["kind"], (await Service.ChooseAsync("nonsense", true, null, _me)).Problems.Select(p => p.Field));
        Assert.True((await Service.ChooseAsync("rentOverdue", true, null, TestEstate.Admin)).Has(Result.ForbiddenCode));
    }

    [Fact]
    public async Task Clicking_twice_and_two_tabs_at_once_keep_one_row_and_both_choices()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            i % 2 == 0 ? Service.ChooseAsync("rentOverdue", false, null, _me) : Service.ChooseAsync("rentOverdue", null, MailChoice.Weekly, _me))));
        Assert.Equal(new EventChoice(false, MailChoice.Weekly), await ChoiceAsync(EventKinds.RentOverdue));
        Assert.Equal(1, await _world.Estate.ReadAsync(db => db.NotificationPreferences.CountAsync()));
    }

    [Fact]
    public async Task Times_that_somebody_changed_meanwhile_are_not_overwritten_unless_they_are_the_same()
    {
        var read = (await Service.GetAsync(_me)).Value.Times;
        Assert.True((await Service.SetTimesAsync(read with { DigestHour = 9 }, read, _me)).IsOk);
        Assert.True((await Service.SetTimesAsync(read with { DigestHour = 9 }, read, _me)).IsOk); // The second click.
        Assert.True((await Service.SetTimesAsync(read with { DigestHour = 18 }, read, _me)).Has(Result.StaleCode));
        Assert.Equal(9, (await Service.GetAsync(_me)).Value.Times.DigestHour);
    }

    [Theory]
    [InlineData("Europe/Atlantis", null, null, 7, 1, "timeZone")]
    [InlineData("/etc/localtime", null, null, 7, 1, "timeZone")]
    [InlineData("../../etc/localtime", null, null, 7, 1, "timeZone")]
    [InlineData("right/Europe/Paris", null, null, 7, 1, "timeZone")]
    [InlineData("Europe/Paris\r\n", null, null, 7, 1, "timeZone")]
    [InlineData(null, "22:00", null, 7, 1, "quietTo")]
    [InlineData(null, null, "07:00", 7, 1, "quietFrom")]
    [InlineData(null, "07:00", "07:00", 7, 1, "quietTo")]
    [InlineData(null, null, null, 24, 1, "digestHour")]
    [InlineData(null, null, null, -1, 1, "digestHour")]
    [InlineData(null, null, null, 7, 9, "weeklyDay")]
    [InlineData("America/Argentina/Ushuaia", "22:00", "07:00", 0, 0, null)]
    [InlineData("Etc/GMT+5", null, null, 23, 6, null)]
    public void Times_that_make_no_sense_are_refused_by_name(string? zone, string? from, string? to, int hour, int day, string? field)
    {
        var times = new ChosenTimes(zone, Time(from), Time(to), hour, (DayOfWeek)day);
        Assert.Equal(field is null ? [] : [field], times.Check().Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task A_change_is_in_the_audit_trail_and_signals_the_persons_other_screens()
    {
        var heard = new TaskCompletionSource<IReadOnlyCollection<EstateChange>>();
        using var subscription = _world.Estate.Get<EstateChanges>().Subscribe(ChangeKinds.Reading, c => { heard.TrySetResult(c); return Task.CompletedTask; });
        await Service.ChooseAsync("rentOverdue", false, null, _me);
        await Service.SetTimesAsync(new ChosenTimes("Asia/Tokyo"), null, _me);
        Assert.Equal([new EstateChange(ChangeKinds.Reading, _me.UserId!.Value)], await heard.Task.WaitAsync(Waiting.Patience));
        var audited = await _world.Estate.ReadAsync(db => db.AuditEntries.Where(a => a.ActorId == _me.UserId).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["NotificationPreference", "NotificationSettings"], audited.Select(a => a.SubjectKind));
        Assert.Contains("Asia/Tokyo", audited[1].Changes, StringComparison.Ordinal);
    }

    private async Task<EventChoice> ChoiceAsync(EventKind kind) => (await Service.GetAsync(_me)).Value.Kinds.Single(k => k.Kind == kind).Choice;

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
