using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>The most that may be asked as a deposit (domain rule 13): loi 89-462, art. 22 (unfurnished), 25-6 (furnished), 25-13 (mobility).</summary>
public static class DepositRule
{
    /// <summary>Minor units; null where no law sets a maximum.</summary>
    /// <param name="monthlyRent">Rent of one month without charges, minor units.</param>
    public static long? Maximum(LeaseKind kind, long monthlyRent) => kind switch
    {
        LeaseKind.Unfurnished => monthlyRent,
        LeaseKind.Furnished => 2 * monthlyRent,
        LeaseKind.Mobility => 0,
        _ => null,
    };

    /// <summary>Problem on "deposit" (Lease.DepositTooHigh, Lease.DepositForbidden) where the law is exceeded.</summary>
    public static Result Check(LeaseKind kind, long monthlyRent, long deposit) => Maximum(kind, monthlyRent) switch
    {
        { } most when deposit > most && most == 0 && kind == LeaseKind.Mobility => Result.Fail("deposit", "Lease.DepositForbidden"),
        { } most when deposit > most => Result.Fail("deposit", "Lease.DepositTooHigh", new MoneyArg(most)),
        _ => Result.Ok(),
    };

    /// <summary>The last day to return it where the inventory matches: one month after the keys, taken as the last day let (art. 22).</summary>
    public static DateOnly ReturnBy(DateOnly lastDay) => lastDay.AddMonths(1);

    /// <summary>The same, by whether the signed exit inventory differs from the entry's (<see cref="Inventory.Matches"/>).</summary>
    public static DateOnly ReturnBy(DateOnly lastDay, bool differs) => differs ? LatestReturn(lastDay) : ReturnBy(lastDay);

    /// <summary>The last day to return it where the inventory does not match (art. 22).</summary>
    public static DateOnly LatestReturn(DateOnly lastDay) => lastDay.AddMonths(2);
}
