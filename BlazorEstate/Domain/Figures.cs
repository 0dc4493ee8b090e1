namespace BlazorEstate.Domain;

/// <summary>How old an overdue sum is, by days from its due date to the day asked about (domain rule 10).</summary>
public enum ArrearsAge
{
    UpTo30Days,
    From31To60Days,
    From61To90Days,
    Over90Days,
}

/// <summary>The formulas behind the figures, for those who load records and to check those who sum in the database.</summary>
public static class Figures
{
    /// <summary>Charges due up to a day − payments dated up to it (domain rule 10), minor units; positive is owed.</summary>
    /// <param name="payments">Reversals among them, as the negative payments they are.</param>
    public static long BalanceOn(DateOnly day, IEnumerable<Charge> charges, IEnumerable<Payment> payments) =>
        charges.Where(c => !c.IsCancelled && c.DueOn <= day).Sum(c => c.Total) - payments.Where(p => p.Date <= day).Sum(p => p.Amount);

    /// <summary>The age of what is due; null where the due date is still to come.</summary>
    public static ArrearsAge? AgeOf(DateOnly dueOn, DateOnly day) => (day.DayNumber - dueOn.DayNumber) switch
    {
        < 0 => null,
        <= 30 => ArrearsAge.UpTo30Days,
        <= 60 => ArrearsAge.From31To60Days,
        <= 90 => ArrearsAge.From61To90Days,
        _ => ArrearsAge.Over90Days,
    };

    /// <summary>Units with a lease that runs ÷ units in service (domain rule 22), 0 to 1 with four decimals; null without units.</summary>
    public static decimal? Occupancy(int occupied, int units) => Rate(occupied, units);

    /// <summary>Allocated to the charges due in a period ÷ those charges (domain rule 22), four decimals; null where nothing fell due.</summary>
    /// <param name="allocated">Minor units.</param>
    /// <param name="billed">Minor units.</param>
    public static decimal? CollectionRate(long allocated, long billed) => Rate(allocated, billed);

    private static decimal? Rate(long part, long whole) =>
        whole <= 0 ? null : Math.Round((decimal)part / whole, 4, MidpointRounding.AwayFromZero);
}
