namespace BlazorEstate.Domain;

/// <summary>
/// What a lease charges and when (domain rules 1 to 5): one charge per calendar month, quarter or year that the lease touches.
/// Pure and lazy: one iterator and one array of lines per charge are all it allocates.
/// </summary>
public static class RentSchedule
{
    /// <summary>All charges, from the first day of the lease to its last.</summary>
    public static IEnumerable<ScheduledCharge> All(RentTerms terms) => Between(terms, terms.Start, terms.LastDay);

    /// <summary>The charges whose period has begun by <paramref name="until"/>.</summary>
    public static IEnumerable<ScheduledCharge> BegunBy(RentTerms terms, DateOnly until) => Between(terms, terms.Start, until);

    /// <summary>The charges due on <paramref name="until"/> or before: what is to be issued, with <paramref name="until"/> = today + days ahead (rule 6).</summary>
    public static IEnumerable<ScheduledCharge> DueBy(RentTerms terms, DateOnly until) =>
        BegunBy(terms, until).TakeWhile(charge => charge.DueOn <= until);

    /// <summary>What is still to be issued: <see cref="DueBy"/> without the periods issued before, so that a rerun issues nothing new.</summary>
    /// <param name="issued">First days of the charges that the lease has, cancelled ones too: what a person cancelled stays so.</param>
    public static IEnumerable<ScheduledCharge> ToIssue(RentTerms terms, DateOnly until, IReadOnlySet<DateOnly> issued) =>
        DueBy(terms, until).Where(charge => !issued.Contains(charge.From));

    /// <summary>The charges due from one day to another, both included: what a calendar shows.</summary>
    public static IEnumerable<ScheduledCharge> DueBetween(RentTerms terms, DateOnly from, DateOnly to) =>
        DueBy(terms, to).Where(charge => charge.DueOn >= from);

    /// <summary>The charges whose period touches the days <paramref name="from"/> to <paramref name="to"/>, whole.</summary>
    public static IEnumerable<ScheduledCharge> Between(RentTerms terms, DateOnly from, DateOnly to)
    {
        var last = to < terms.LastDay ? to : terms.LastDay;
        var day = from > terms.Start ? from : terms.Start;
        if (day > last)
        {
            yield break;
        }

        var spans = LineSpan.Of(terms);
        while (day <= last)
        {
            var (first, end) = terms.PeriodOf(day);
            yield return Charge(terms, spans, first, end);
            day = end.AddDays(1);
        }
    }

    /// <summary>The charge that covers <paramref name="day"/>; null where the lease does not run.</summary>
    public static ScheduledCharge? At(RentTerms terms, DateOnly day)
    {
        if (day < terms.Start || day > terms.LastDay)
        {
            return null;
        }

        var (from, to) = terms.PeriodOf(day);
        return Charge(terms, LineSpan.Of(terms), from, to);
    }

    private static ScheduledCharge Charge(RentTerms terms, LineSpan[] spans, DateOnly from, DateOnly to)
    {
        var count = 0;
        foreach (ref readonly var span in spans.AsSpan())
        {
            count += span.From <= to && span.To >= from ? 1 : 0;
        }

        var lines = count == 0 ? [] : new ChargeLine[count];
        var next = 0;
        foreach (ref readonly var span in spans.AsSpan())
        {
            if (span.From <= to && span.To >= from)
            {
                var first = span.From > from ? span.From : from;
                var last = span.To < to ? span.To : to;
                lines[next++] = new(span.Kind, span.Label, first, last, Proration.Over(span.Amount, first, last));
            }
        }

        return ScheduledCharge.Of(from, to, terms.DueDate(from, to), lines, terms.VatBasisPoints);
    }
}
