namespace BlazorEstate.Domain;

/// <summary>Bounds of leases and payments that separate a real figure from a slip of the keyboard; <see cref="Limits"/> has those of all records.</summary>
public static class RentLimits
{
    /// <summary>The largest amount of one line or payment, minor units: 100 million in a currency with cents.</summary>
    public const long Amount = 10_000_000_000;

    /// <summary>A payment above what is owed and this many months of the lease's own amounts is taken for a slip.</summary>
    public const int PaymentMonths = 120;

    /// <summary>Payments up to this are never called too large, minor units.</summary>
    public const long SmallPayment = 1_000_000;

    public const int Label = 80;

    public const int Reference = 64;

    /// <summary>The most lines that one change may write.</summary>
    public const int Lines = 20;

    /// <summary>The longest lease, years: an emphyteutic one (Code rural, art. L451-1).</summary>
    public const int LeaseYears = 99;

    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    public static readonly DateOnly LastStart = new(2200, 12, 31);
}
