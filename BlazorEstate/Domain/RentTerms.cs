namespace BlazorEstate.Domain;

/// <summary>All that a rent schedule depends on. <c>terms with { LastDay = … }</c> answers "what if it ended then".</summary>
/// <param name="Lines">Monthly amounts with their days; amounts in minor units without VAT.</param>
public readonly record struct RentTerms(
    DateOnly Start,
    DateOnly LastDay,
    RentFrequency Frequency,
    int DueDay,
    RentTiming Timing,
    int VatBasisPoints,
    IReadOnlyList<LeaseLine> Lines)
{
    /// <summary>The days of the charge that covers <paramref name="day"/>: its calendar month, quarter or year, cut to the lease.</summary>
    public (DateOnly From, DateOnly To) PeriodOf(DateOnly day)
    {
        var months = MonthsPerPeriod;
        var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        var last = Proration.LastOfMonth(new DateOnly(day.Year, first.Month + months - 1, 1));
        return (first < Start ? Start : first, last > LastDay ? LastDay : last);
    }

    /// <summary>First day of the period (in arrears: last) moved to the due day, clamped to the month's last day, never before the period's first day (domain rule 2).</summary>
    public DateOnly DueDate(DateOnly from, DateOnly to)
    {
        var anchor = Timing == RentTiming.InAdvance ? from : to;
        var due = new DateOnly(anchor.Year, anchor.Month, Math.Min(DueDay, DateTime.DaysInMonth(anchor.Year, anchor.Month)));
        return due < from ? from : due;
    }

    private int MonthsPerPeriod => Frequency switch
    {
        RentFrequency.Quarterly => 3,
        RentFrequency.Yearly => 12,
        _ => 1,
    };
}
