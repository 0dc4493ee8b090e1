namespace BlazorEstate.Features.Vendors;

/// <summary>
/// How a vendor did in a year: what it completed then, and what is open since then. What was declined does not count.
/// Amounts in minor units; of no job there is no average.
/// </summary>
/// <param name="Year">null for all years together.</param>
/// <param name="Late">Done after the deadline of its priority, or open behind it.</param>
/// <param name="Reopened">Jobs that were completed and then were not, however often.</param>
/// <param name="Cost">Of what is done.</param>
/// <param name="MeanDays">From the report to the completion.</param>
public sealed record VendorFigures(int? Year, int Jobs, int Done, int Late, int Reopened, long Cost, double? MeanDays, double? MedianDays)
{
    public long? AverageCost => Done == 0 ? null : (long)Math.Round((decimal)Cost / Done, MidpointRounding.AwayFromZero);

    /// <summary>0 to 1.</summary>
    public double? LateShare => Jobs == 0 ? null : (double)Late / Jobs;

    internal static VendorFigures Of(int? year, IReadOnlyCollection<JobCount> counts)
    {
        var done = counts.Where(c => c.IsDone).ToList();
        var number = done.Sum(c => c.Count);
        return new(year, counts.Sum(c => c.Count), number, counts.Where(c => c.IsLate).Sum(c => c.Count), counts.Sum(c => c.Reopened), done.Sum(c => c.Cost),
            number == 0 ? null : (double)done.Sum(c => (long)c.Days * c.Count) / number, Median(done, number));
    }

    // The middle one, or half-way between the two.
    private static double? Median(List<JobCount> done, int number)
    {
        return number == 0 ? null : (At((number - 1) / 2) + At(number / 2)) / 2.0;

        int At(int place)
        {
            var seen = 0;
            return done.OrderBy(c => c.Days).First(c => (seen += c.Count) > place).Days;
        }
    }
}

/// <summary>Year by year, the newest first, and all together.</summary>
public sealed record VendorRecord(VendorFigures Total, IReadOnlyList<VendorFigures> Years);

/// <summary>So many jobs of a year that took the same number of days.</summary>
internal sealed record JobCount(int Year, bool IsDone, int Days, bool IsLate, int Count, int Reopened, long Cost);
