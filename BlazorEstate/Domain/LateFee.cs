namespace BlazorEstate.Domain;

/// <summary>Late fees (domain rule 11): none for homes, where such a clause is void (loi 89-462, art. 4 i); commercial leases may agree on one (Code civil, art. 1231-5).</summary>
public static class LateFee
{
    /// <summary>The fee that a charge has earned by a day, minor units; 0 for none. Rate × what is still open, rounded half away from zero, at most the cap.</summary>
    public static long Of(Lease lease, Charge charge, DateOnly day)
    {
        var terms = lease.LateFee;
        if (lease.Kind != LeaseKind.Commercial || terms.BasisPoints == 0 || !charge.IsPeriod
            || !charge.IsOverdue(day) || day.DayNumber - charge.DueOn.DayNumber <= terms.GraceDays)
        {
            return 0;
        }

        var fee = Rounding.Share(charge.Open, terms.BasisPoints, Vat.Whole);
        return terms.Cap is { } cap ? Math.Min(fee, cap) : fee;
    }

    /// <summary>The fees to raise on a day, each overdue charge once in its life.</summary>
    /// <param name="charges">The saved charges of the lease, fees raised before among them, cancelled ones too.</param>
    public static IReadOnlyList<Charge> Raise(Lease lease, IReadOnlyCollection<Charge> charges, DateOnly day)
    {
        var raised = charges.Where(c => c.FeeForChargeId is not null).Select(c => c.FeeForChargeId!.Value).ToHashSet();
        return [.. from charge in charges
            where !raised.Contains(charge.Id)
            let fee = Of(lease, charge, day)
            where fee > 0
            orderby charge.DueOn
            select Charge.IssueFee(charge, fee, day)];
    }
}
