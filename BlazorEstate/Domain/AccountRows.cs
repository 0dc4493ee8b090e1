namespace BlazorEstate.Domain;

/// <summary>Sums over the allocation rows of one charge, and the rows that undo others.</summary>
internal static class AccountRows
{
    /// <summary>The rows on a charge, payment by payment.</summary>
    public static IEnumerable<IGrouping<Payment, PaymentAllocation>> ByPayment(Charge charge, AccountBook book) =>
        book.Rows.Where(r => r.IsOn(charge)).GroupBy(r => r.Payment ?? book.Payments.First(r.IsOf));

    /// <summary>Rows that undo <paramref name="rows"/>, each from the day that <paramref name="day"/> makes of its own.</summary>
    public static IEnumerable<PaymentAllocation> Mirrored(
        IEnumerable<PaymentAllocation> rows, Payment payment, Charge charge, Func<DateOnly, DateOnly> day) =>
        from row in rows
        group row.Amount by day(row.EffectiveOn) into sameDay
        let sum = sameDay.Sum()
        where sum != 0
        select new PaymentAllocation(payment, charge, -sum, sameDay.Key);

    /// <summary>What each payment has on a charge from each day on, oldest first; <paramref name="fresh"/> rows count too.</summary>
    public static IEnumerable<(Payment Payment, DateOnly On, long Sum)> Standing(
        Charge charge, AccountBook book, IEnumerable<PaymentAllocation> fresh) =>
        from row in book.Rows.Where(r => r.IsOn(charge)).Concat(fresh)
        group row.Amount by (Payment: row.Payment ?? book.Payments.First(row.IsOf), row.EffectiveOn) into same
        let sum = same.Sum()
        where sum != 0
        orderby same.Key.EffectiveOn, same.Key.Payment.Date, same.Key.Payment.Id
        select (same.Key.Payment, same.Key.EffectiveOn, sum);
}
