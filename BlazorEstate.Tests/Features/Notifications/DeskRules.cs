using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Notifications;

/// <summary>What leaves the desk, comes back, and is counted.</summary>
public sealed class DeskRules : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private NotificationService Service => _estate.Scoped<NotificationService>();

    public async Task InitializeAsync()
    {
        _estate = await Desks.CreateAsync();
        await _estate.PaidAsync(5);
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Each_view_shows_its_part_and_others_see_their_own()
    {
        await _estate.DoAsync(DeskAct.Read, 1);
        await _estate.DoAsync(DeskAct.Done, 2);
        await _estate.DoAsync(DeskAct.Snooze, 3);
        Assert.Equal(("5 4 1", "5 4", "3", "2", "5 4 3 2 1"),
            (await _estate.ShownAsync(DeskView.Inbox), await _estate.ShownAsync(DeskView.Unread), await _estate.ShownAsync(DeskView.Snoozed), await _estate.ShownAsync(DeskView.Done), await _estate.ShownAsync(DeskView.All)));
        Assert.Equal((2, 5), (await _estate.UnreadAsync(), await _estate.UnreadAsync(Desks.Bob)));
    }

    [Fact]
    public async Task What_is_snoozed_is_unread_again_at_its_time()
    {
        await _estate.DoAsync(DeskAct.Read, 1, 2, 3, 4, 5);
        await _estate.DoAsync(DeskAct.Snooze, 2);
        Assert.Equal((0, "5 4 3 1"), (await _estate.UnreadAsync(), await _estate.ShownAsync(DeskView.Inbox)));
        _estate.Time.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal((1, "2"), (await _estate.UnreadAsync(), await _estate.ShownAsync(DeskView.Unread)));
    }

    [Fact]
    public async Task The_alarm_signals_whose_snooze_ends_once_and_tells_the_next()
    {
        var noon = _estate.Time.GetUtcNow().UtcDateTime;
        await _estate.DoAsync(DeskAct.Snooze, 1);
        await Service.ApplyAsync(new(DeskAct.Snooze, noon.AddHours(3)), [1], Desks.Bob);
        var heard = new TaskCompletionSource<IReadOnlyCollection<EstateChange>>();
        await Task.Delay(EstateChanges.Pace * 2);
        using var subscription = _estate.Get<EstateChanges>().Subscribe(ChangeKinds.Reading, c => { heard.TrySetResult(c); return Task.CompletedTask; });
        var alarm = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<SnoozeAlarm>(_estate.Services);

        Assert.Equal(noon.AddHours(1), await alarm.RingAsync(noon, noon.AddMinutes(59)));
        Assert.False(heard.Task.IsCompleted);
        Assert.Equal(noon.AddHours(3), await alarm.RingAsync(noon.AddMinutes(59), noon.AddHours(1)));
        Assert.Equal([new EstateChange(ChangeKinds.Reading, 1)], await heard.Task.WaitAsync(Waiting.Patience));
        Assert.Null(await alarm.RingAsync(noon.AddHours(1), noon.AddHours(3)));
    }

    [Theory]
    [InlineData(-1, "Snooze.Past")]
    [InlineData(0, "Snooze.Past")]
    [InlineData(24 * 400, "Snooze.TooFar")]
    [InlineData(null, "Required")]
    public async Task A_snooze_needs_a_time_to_come(int? hours, string code)
    {
        var until = hours is { } h ? _estate.Time.GetUtcNow().UtcDateTime.AddHours(h) : (DateTime?)null;
        var refused = await Service.ApplyAsync(new(DeskAct.Snooze, until), 1, Desks.Ada);
        Assert.Equal(("until", code), (refused.Problems[0].Field, refused.Problems[0].Code));
        Assert.Equal("", await _estate.ShownAsync(DeskView.Snoozed));
    }

    [Theory]
    [InlineData(DeskAct.Read)]
    [InlineData(DeskAct.Unread)]
    [InlineData(DeskAct.Done)]
    [InlineData(DeskAct.Reopen)]
    [InlineData(DeskAct.Snooze)]
    public async Task Whatever_was_done_can_be_taken_back(DeskAct act)
    {
        await _estate.DoAsync(DeskAct.Read, 1);
        await _estate.DoAsync(DeskAct.Done, 2);
        await _estate.DoAsync(DeskAct.Snooze, 3);
        var before = await AllAsync();
        var change = await _estate.DoAsync(act, 1, 2, 3, 4, 99);
        Assert.NotEqual(before, await AllAsync());
        Assert.True((await Service.UndoAsync(change, Desks.Ada)).IsOk);
        Assert.Equal(before, await AllAsync());
    }

    [Fact]
    public async Task All_done_empties_the_desk_writes_one_mark_leaves_the_snoozed_and_can_be_taken_back()
    {
        await _estate.DoAsync(DeskAct.Read, 1);
        await _estate.DoAsync(DeskAct.Snooze, 3);
        var before = await AllAsync();
        var change = (await Service.ApplyAllAsync(new(DeskAct.Done), NotificationFilter.Inbox, Desks.Ada)).Value;
        Assert.Equal((4, "", "3"), (change.Count, await _estate.ShownAsync(DeskView.Inbox), await _estate.ShownAsync(DeskView.Snoozed)));
        Assert.Equal(3, (await _estate.ReadAsync(db => db.NotificationStates.SingleAsync())).NotificationId);

        await _estate.PaidAsync();
        Assert.Equal("6", await _estate.ShownAsync(DeskView.Inbox));
        await Service.UndoAsync(change, Desks.Ada);
        Assert.Equal("6u " + before, await AllAsync());
    }

    [Fact]
    public async Task What_is_unread_again_below_the_mark_counts_and_reading_all_reads_it_too()
    {
        await Service.ReadAllAsync(Desks.Ada);
        await _estate.DoAsync(DeskAct.Unread, 2);
        Assert.Equal((1, "2"), (await _estate.UnreadAsync(), await _estate.ShownAsync(DeskView.Unread)));
        await Service.ReadAllAsync(Desks.Ada);
        Assert.Equal((0, "5r 4r 3r 2r 1r"), (await _estate.UnreadAsync(), await AllAsync()));
    }

    [Fact]
    public async Task All_that_a_filter_finds_is_done_and_nothing_else()
    {
        await _estate.TellAsync(_estate.Of(EventKinds.RentOverdue, 2), _estate.Of(EventKinds.RentOverdue, 3));
        var change = (await Service.ApplyAllAsync(new(DeskAct.Done), new(Kind: EventKinds.RentOverdue.Key), Desks.Ada)).Value;
        Assert.Equal((2, "5 4 3 2 1"), (change.Count, await _estate.ShownAsync(DeskView.Inbox)));
        await Service.UndoAsync(change, Desks.Ada);
        Assert.Equal(7, await _estate.UnreadAsync());
    }

    [Fact]
    public async Task More_than_one_part_is_done_in_parts()
    {
        await _estate.TellAsync([.. Enumerable.Range(0, 1_200).Select(i => _estate.Of(EventKinds.RentOverdue, i))]);
        var change = (await Service.ApplyAllAsync(new(DeskAct.Snooze, _estate.Time.GetUtcNow().UtcDateTime.AddHours(1)), new(Kind: EventKinds.RentOverdue.Key), Desks.Ada)).Value;
        Assert.Equal((1_200, 5), (change.Count, await _estate.UnreadAsync()));
        await Service.UndoAsync(change, Desks.Ada);
        Assert.Equal(1_205, await _estate.UnreadAsync());
    }

    [Fact]
    public async Task What_one_person_is_told_alone_no_other_sees()
    {
        var id = (await _estate.TellAsync(_estate.Of(EventKinds.SignInFromNewDevice).ToPerson(2)))[0];
        Assert.Equal((5, 6), (await _estate.UnreadAsync(), await _estate.UnreadAsync(Desks.Bob)));
        Assert.True((await Service.ReadAsync(id, Desks.Ada)).Has(Result.NotFoundCode));
        Assert.True((await Service.ReadAsync(id, Desks.Bob)).IsOk);
    }

    [Fact]
    public async Task A_notice_of_security_cannot_be_hidden()
    {
        await using (var db = await _estate.Factory.CreateDbContextAsync())
        {
            db.NotificationPreferences.Add(new NotificationPreference { UserId = 1, Kind = EventKinds.SignInFromNewDevice.Key, InApp = false });
            db.NotificationPreferences.Add(new NotificationPreference { UserId = 1, Kind = EventKinds.PaymentReceived.Key, InApp = false });
            await db.SaveAsync(TestEstate.Admin);
        }

        await _estate.TellAsync(_estate.Of(EventKinds.SignInFromNewDevice).ToPerson(1));
        Assert.Equal((1, "6"), (await _estate.UnreadAsync(), await _estate.ShownAsync(DeskView.All)));
    }

    // Each with its standing: u, r, d, s.
    private async Task<string> AllAsync()
    {
        var all = await _estate.Scoped<NotificationQueries>().ListAsync(Desks.Ada, new(DeskView.All), new(1, 50));
        return string.Join(' ', all.Items.Select(i => $"{i.Id}{char.ToLowerInvariant(i.Standing.ToString()[0])}"));
    }
}
