using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>Which charges money goes to: the named one (Code civil, art. 1342-10 al. 1), then the oldest due first (al. 2).</summary>
internal static class AllocationPlan
{
    /// <summary>The parts of an amount, in the order in which it is used. Problem Payment.ChargeNotOpen on "chargeId".</summary>
    public static Result<List<(Charge Charge, long Amount)>> Of(long amount, IReadOnlyCollection<Charge> open, long? namedChargeId)
    {
        var charges = OldestFirst(open);
        if (namedChargeId is { } id)
        {
            var named = charges.FindIndex(c => c.Id == id);
            if (named < 0)
            {
                return new Problem("chargeId", "Payment.ChargeNotOpen");
            }

            charges.Insert(0, charges[named]);
            charges.RemoveAt(named + 1);
        }

        var plan = new List<(Charge, long)>();
        for (var i = 0; i < charges.Count && amount > 0; i++)
        {
            var part = Math.Min(amount, charges[i].Open);
            plan.Add((charges[i], part));
            amount -= part;
        }

        return plan;
    }

    /// <summary>The open ones by due date, then period, then number.</summary>
    public static List<Charge> OldestFirst(IReadOnlyCollection<Charge> charges)
    {
        var open = charges.Where(c => c.Open > 0).ToList();
        open.Sort(static (a, b) => a.DueOn != b.DueOn ? a.DueOn.CompareTo(b.DueOn) : a.From != b.From ? a.From.CompareTo(b.From) : a.Id.CompareTo(b.Id));
        return open;
    }
}
