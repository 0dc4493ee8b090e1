using BlazorEstate.Domain;

namespace BlazorEstate.Features.Leases;

/// <summary>The charges that a new lease would have: what is issued with it, and the first that follow. Minor units.</summary>
public sealed record LeaseForecast(IReadOnlyList<ComingCharge> Issued, IReadOnlyList<ComingCharge> Next)
{
    public const int Most = 12;

    /// <summary>By the domain's own schedule, to the cent; nothing where the terms are not right yet.</summary>
    public static LeaseForecast Of(LeaseTerms terms, DateOnly until)
    {
        var lease = Lease.Create("PREVIEW", 0, 0, terms);
        if (!lease.IsOk)
        {
            return new([], []);
        }

        var issued = RentSchedule.DueBy(lease.Value.Terms, until).Select(c => ComingCharge.Of(c)).ToList();
        var next = RentSchedule.All(lease.Value.Terms).Skip(issued.Count).Take(3).Select(c => ComingCharge.Of(c)).ToList();
        return new(issued, next);
    }
}
