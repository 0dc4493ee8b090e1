namespace BlazorEstate.Domain;

/// <summary>
/// When a rent may be revised (domain rule 14). Homes: each year on the day agreed, else on the anniversary of the lease (loi 89-462,
/// art. 17-1; by art. 25-3 furnished ones too), which is lost after a year; never in a mobility lease (art. 25-18). Commercial leases:
/// every third year (Code de commerce, art. L145-38). What a parking space asks for is up to its contract.
/// </summary>
public static class RentRevision
{
    /// <summary>Years from one revision to the next; null where there is none.</summary>
    public static int? Years(LeaseKind kind) => kind switch
    {
        LeaseKind.Unfurnished or LeaseKind.Furnished => 1,
        LeaseKind.Commercial => 3,
        _ => null,
    };

    /// <summary>The days in a span, both ends included, on which a lease's rent may be revised anew while it runs. From 29 February: on 28 February until the next leap year.</summary>
    public static IEnumerable<DateOnly> Between(LeaseKind kind, DateOnly start, DateOnly lastDay, DateOnly from, DateOnly to)
    {
        if (Years(kind) is not { } every)
        {
            yield break;
        }

        var until = to < lastDay ? to : lastDay;
        for (var years = Math.Max(every, (from.Year - start.Year) / every * every); start.Year + years <= until.Year; years += every)
        {
            var day = start.AddYears(years);
            if (day >= from && day <= until)
            {
                yield return day;
            }
        }
    }

    /// <summary>The last day on which a home's revision may still be asked for.</summary>
    public static DateOnly LostAfter(DateOnly day) => day.AddYears(1);
}
