using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Shared;

public sealed class ICalendarTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("Visite ; Appt 3, bât. B \\ 2e\nCode : 12B")]
    [InlineData("Œuvre d’été à Nîmes, résidence « Les Érables » — côté cour, cœur de ville, étage élevé, très très long texte accentué")]
    [InlineData("🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠")]
    [InlineData("BEGIN:VEVENT\nUID:another@example.org\nEND:VEVENT")]
    [InlineData("two;lists,of:\"quoted\" \\n things")]
    public void Any_text_comes_back_as_it_was(string text)
    {
        var read = ICalendarReader.Read(ICalendar.Write("Agence, Lyon; 3e", [new("a@b", 3, text, Now, Now.AddHours(1), Description: text)], Now));
        Assert.Equal("Agence, Lyon; 3e", read.Name);
        var entry = read.Of("a");
        Assert.Equal((text, 3), (entry.Summary, entry.Sequence));
        Assert.Equal(text.Length == 0 ? null : text, entry.Description);
        Assert.Equal((Now, Now.AddHours(1)), (ICalendarReader.Instant(entry.DtStart), ICalendarReader.Instant(entry.DtEnd)));
    }

    [Fact]
    public void A_whole_day_ends_before_the_next()
    {
        var read = ICalendarReader.Read(ICalendar.Write("x", [new("d", 0, "1 May", FirstDay: new(2028, 2, 29))], Now)).Of("d");
        Assert.Equal((new DateOnly(2028, 2, 29), new DateOnly(2028, 3, 1)), (ICalendarReader.Day(read.DtStart), ICalendarReader.Day(read.DtEnd)));
    }
}
