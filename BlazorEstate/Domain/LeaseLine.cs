namespace BlazorEstate.Domain;

/// <summary>An amount that a lease asks for every month, from a day on and until another (both inclusive).</summary>
public sealed class LeaseLine : IAudited
{
    private LeaseLine()
    {
    }

    public long Id { get; private set; }

    public long LeaseId { get; private set; }

    public LineKind Kind { get; private set; }

    /// <summary>What the line says on a notice; "" for the kind's own name.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Minor units per calendar month, without VAT; a quarter or a year bills each of its months. Negative only for a rebate.</summary>
    public long Amount { get; private set; }

    /// <summary>The first day the line counts.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day the line counts; null runs to the end of the lease.</summary>
    public DateOnly? To { get; private set; }
}
