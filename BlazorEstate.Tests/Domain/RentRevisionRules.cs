using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Domain;

public sealed class RentRevisionRules
{
    [Theory]
    [InlineData(LeaseKind.Unfurnished, "2023-03-15", "2029-03-14", "2024-03-15 2025-03-15 2026-03-15 2027-03-15 2028-03-15")]
    [InlineData(LeaseKind.Furnished, "2025-11-01", "2026-10-31", "")]
    [InlineData(LeaseKind.Furnished, "2024-02-29", "2028-12-31", "2025-02-28 2026-02-28 2027-02-28 2028-02-29")]
    [InlineData(LeaseKind.Commercial, "2021-07-01", "2030-06-30", "2024-07-01 2027-07-01")]
    [InlineData(LeaseKind.Mobility, "2023-01-01", "2029-12-31", "")]
    [InlineData(LeaseKind.Parking, "2023-01-01", "2029-12-31", "")]
    public void A_rent_may_be_revised_on_the_days_that_the_law_of_its_lease_gives(LeaseKind kind, string start, string lastDay, string days)
    {
        var all = RentRevision.Between(kind, DateOnly.Parse(start), DateOnly.Parse(lastDay), new(2020, 1, 1), new(2032, 12, 31));
        Assert.Equal(days, string.Join(' ', all.Select(d => $"{d:yyyy-MM-dd}")));
    }

    [Fact]
    public void Any_span_has_just_its_own_days()
    {
        var (start, last) = (new DateOnly(2020, 2, 29), new DateOnly(2035, 1, 1));
        foreach (var kind in new[] { LeaseKind.Unfurnished, LeaseKind.Commercial })
        {
            var all = RentRevision.Between(kind, start, last, start, last).ToList();
            var daily = Enumerable.Range(0, last.DayNumber - start.DayNumber + 1).Select(start.AddDays).SelectMany(d => RentRevision.Between(kind, start, last, d, d));
            Assert.Equal(all, daily);
        }
    }
}
