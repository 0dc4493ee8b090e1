using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Domain;

/// <summary>Where a notification stands after what a person did with it. It is noon; acts are noted as R, U, D, O (reopen) and S (snooze until one).</summary>
public sealed class StandingRules
{
    private static readonly DateTime Noon = new(2025, 6, 15, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", Standing.Unread, Standing.Unread)]
    [InlineData("R", Standing.Read, Standing.Read)]
    [InlineData("RU", Standing.Unread, Standing.Unread)]
    [InlineData("D", Standing.Done, Standing.Done)]
    [InlineData("DO", Standing.Read, Standing.Read)]
    [InlineData("DU", Standing.Unread, Standing.Unread)]
    [InlineData("DR", Standing.Done, Standing.Done)]
    [InlineData("S", Standing.Snoozed, Standing.Unread)]
    [InlineData("RS", Standing.Snoozed, Standing.Unread)]
    [InlineData("DS", Standing.Snoozed, Standing.Unread)]
    [InlineData("SR", Standing.Read, Standing.Read)]
    [InlineData("SD", Standing.Done, Standing.Done)]
    [InlineData("SO", Standing.Unread, Standing.Unread)]
    [InlineData("SU", Standing.Unread, Standing.Unread)]
    public void Acts_lead_to_a_standing_now_and_after_one(string acts, Standing now, Standing later)
    {
        var state = new NotificationState();
        foreach (var act in acts) { state.Apply(ActOf(act), Noon, Noon.AddHours(1)); }
        Assert.Equal((now, later), (state.StandingAt(Noon), state.StandingAt(Noon.AddHours(1))));
    }

    [Theory]
    [InlineData("R", 'R', false)]
    [InlineData("D", 'D', false)]
    [InlineData("D", 'R', false)]
    [InlineData("", 'U', false)]
    [InlineData("", 'O', false)]
    [InlineData("S", 'S', false)]
    [InlineData("S", 'U', true)]
    [InlineData("R", 'S', true)]
    public void An_act_that_changes_nothing_says_so(string before, char act, bool changes)
    {
        var state = new NotificationState();
        foreach (var earlier in before) { state.Apply(ActOf(earlier), Noon, Noon.AddHours(1)); }
        Assert.Equal(changes, state.Apply(ActOf(act), Noon, Noon.AddHours(1)));
    }

    [Fact]
    public void A_second_reading_does_not_change_when_it_was_read()
    {
        var state = new NotificationState();
        state.Apply(DeskAct.Read, Noon);
        state.Apply(DeskAct.Done, Noon.AddHours(1));
        Assert.Equal(Noon, state.ReadAt);
    }

    [Theory]
    [InlineData(3, 0, Standing.Read)]
    [InlineData(2, 3, Standing.Done)]
    [InlineData(2, 2, Standing.Unread)]
    public void Without_a_state_the_marks_say_it(long read, long done, Standing expected) =>
        Assert.Equal(expected, NotificationMark.StandingOf(3, read, done));

    private static DeskAct ActOf(char act) => act switch
    {
        'R' => DeskAct.Read,
        'U' => DeskAct.Unread,
        'D' => DeskAct.Done,
        'O' => DeskAct.Reopen,
        _ => DeskAct.Snooze,
    };
}
