using BlazorEstate.Domain;
using static BlazorEstate.Domain.VisitStatus;

namespace BlazorEstate.Tests.Domain;

public sealed class VisitRules
{
    private static readonly DateTime Ten = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);
    private static readonly VisitDetails Half = new(VisitKind.Viewing, 1, null, 7, Ten, Ten.AddMinutes(30), "Zoé");

    public static TheoryData<VisitStatus, VisitStatus, bool> Moves()
    {
        var allowed = new HashSet<(VisitStatus, VisitStatus)>
        {
            (Planned, Confirmed), (Planned, Done), (Planned, Missed), (Planned, Cancelled), (Confirmed, Done), (Confirmed, Missed), (Confirmed, Cancelled),
        };
        var all = new TheoryData<VisitStatus, VisitStatus, bool>();
        foreach (var from in Enum.GetValues<VisitStatus>())
        {
            foreach (var to in Enum.GetValues<VisitStatus>())
            {
                all.Add(from, to, allowed.Contains((from, to)));
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(Moves))]
    public void A_visit_goes_forward_only(VisitStatus from, VisitStatus to, bool allowed)
    {
        var visit = Visit.Book("V1", Half).Value;
        if (from != Planned)
        {
            Assert.True(visit.MoveTo(from, null, Ten).IsOk);
        }

        var moved = visit.MoveTo(to, "because", Ten);
        Assert.Equal(allowed, moved.IsOk);
        Assert.Equal(allowed ? to : from, visit.Status);
        Assert.Equal(allowed, moved.Problems.All(p => p is not { Field: "status", Code: "Visit.Move" }));
    }

    [Fact]
    public void Nothing_is_done_or_missed_before_it_began()
    {
        var visit = Visit.Book("V1", Half).Value;
        Assert.True(visit.MoveTo(Done, null, Ten.AddMinutes(-1)).Has("Visit.NotYet"));
        Assert.True(visit.MoveTo(Missed, null, Ten.AddMinutes(-1)).Has("Visit.NotYet"));
        Assert.True(visit.MoveTo(Cancelled, " ill ", Ten.AddMinutes(-1)).IsOk);
        Assert.Equal("ill", visit.Outcome);
    }

    [Fact]
    public void A_confirmed_visit_at_another_time_is_to_be_confirmed_again()
    {
        var visit = Visit.Book("V1", Half).Value;
        visit.MoveTo(Confirmed, null, Ten);
        Assert.True(visit.Change(Half with { Note = "code 12B" }).IsOk);
        Assert.Equal(Confirmed, visit.Status);
        Assert.True(visit.Change(Half with { End = Half.End.AddHours(1) }).IsOk);
        Assert.Equal(Planned, visit.Status);
    }

    [Fact]
    public void What_is_over_stays_as_it_was()
    {
        var visit = Visit.Book("V1", Half).Value;
        visit.MoveTo(Done, null, Ten);
        Assert.True(visit.Change(Half with { Guest = "Other" }).Has("Visit.Over"));
        Assert.Equal("Zoé", visit.Guest);
    }

    [Theory]
    [InlineData(0, "Visit.EndBeforeStart")]
    [InlineData(-30, "Visit.EndBeforeStart")]
    [InlineData((12 * 60) + 1, "Visit.TooLong")]
    public void A_slot_has_a_length(int minutes, string problem) =>
        Assert.Equal(("end", problem), Visit.Book("V1", Half with { End = Ten.AddMinutes(minutes) }).Problems.Select(p => (p.Field, p.Code)).Single());

    [Theory]
    [InlineData("2026-07-14", 30, 0, true, "Visit.Holiday")]
    [InlineData("2026-07-14", 30, 0, false, "Visit.Holiday")]
    [InlineData("2026-07-15", 120, 0, true, "")]
    [InlineData("2026-07-15", 121, 0, true, "Visit.MoreThanTwoHours")]
    [InlineData("2026-07-15", 60, 60, true, "")]
    [InlineData("2026-07-15", 30, 91, true, "Visit.MoreThanTwoHours")]
    [InlineData("2026-07-15", 240, 0, false, "")]
    [InlineData("2026-05-25", 150, 0, true, "Visit.Holiday Visit.MoreThanTwoHours")]
    public void Holidays_and_more_than_two_hours_need_consent(string day, int minutes, int others, bool let, string warnings) => Assert.Equal(
        warnings,
        string.Join(" ", VisitRule.Warn(DateOnly.Parse(day), TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(others), let, HolidayCalendar.France).Problems.Select(p => p.Code)));
}
