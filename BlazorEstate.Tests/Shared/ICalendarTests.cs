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
    [InlineData("")]
    public void Any_text_comes_back_as_it_was(string text)
    {
        var read = ICalendarReader.Read(ICalendar.Write("Agence, Lyon; 3e", [new("a@b", 3, text, Now, Now.AddHours(1), Description: text)], Now));
        Assert.Equal("Agence, Lyon; 3e", read.Name);
        Assert.Equal((text, "3"), (read.Of("a")["SUMMARY"], read.Of("a")["SEQUENCE"]));
        Assert.Equal(Now, ICalendarReader.Instant(read.Of("a")["DTSTART"]));
    }

    [Fact]
    public void A_whole_day_ends_before_the_next()
    {
        var read = ICalendarReader.Read(ICalendar.Write("x", [new("d", 0, "1 May", FirstDay: new(2028, 2, 29))], Now)).Of("d");
        Assert.Equal(("20280229", "20280301"), (read["DTSTART;VALUE=DATE"], read["DTEND;VALUE=DATE"]));
    }
}
