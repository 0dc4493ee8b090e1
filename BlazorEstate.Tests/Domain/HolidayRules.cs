using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Domain;

public sealed class HolidayRules
{
    [Theory]
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2019, 4, 21)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_falls_where_the_tables_say(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), HolidayCalendar.Easter(year));

    [Fact]
    public void France_keeps_eleven_days_in_2026() => Assert.Equal(
        ["2026-01-01 NewYear", "2026-04-06 EasterMonday", "2026-05-01 LabourDay", "2026-05-08 VictoryDay", "2026-05-14 Ascension", "2026-05-25 WhitMonday",
         "2026-07-14 NationalDay", "2026-08-15 Assumption", "2026-11-01 AllSaints", "2026-11-11 Armistice", "2026-12-25 Christmas"],
        HolidayCalendar.France.Between(new(2026, 1, 1), new(2026, 12, 31)).OrderBy(x => x.Day).Select(x => $"{x.Day:yyyy-MM-dd} {x.Holiday}"));

    [Fact]
    public void Two_holidays_may_share_a_day()
    {
        // In 2008 Ascension fell on 1 May: two names, one day.
        Assert.Equal(2, HolidayCalendar.France.Between(new(2008, 5, 1), new(2008, 5, 1)).Count());
        Assert.NotNull(HolidayCalendar.France.On(new(2008, 5, 1)));
    }

    [Fact]
    public void A_span_over_the_new_year_has_the_days_of_both_years() => Assert.Equal(
        [Holiday.Christmas, Holiday.NewYear], HolidayCalendar.France.Between(new(2025, 12, 20), new(2026, 1, 10)).Select(x => x.Holiday));

    [Fact]
    public void An_agency_may_keep_none()
    {
        Assert.Null(HolidayCalendar.None.On(new(2026, 12, 25)));
        Assert.Same(HolidayCalendar.France, HolidayCalendar.Find("fr"));
        Assert.Same(HolidayCalendar.None, HolidayCalendar.Find("none"));
        Assert.Null(HolidayCalendar.Find("DE"));
    }
}
