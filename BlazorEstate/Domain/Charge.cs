namespace BlazorEstate.Domain;

/// <summary>What a lease owes for one period (échéance), or a late fee.</summary>
public sealed class Charge : IVersioned, IAudited, IImported
{
    private Charge()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long LeaseId { get; private set; }

    public Lease? Lease { get; private set; }

    /// <summary>The first day charged (inclusive). With the lease it names the period: it never changes.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day charged (inclusive).</summary>
    public DateOnly To { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public IReadOnlyList<ChargeLine> Lines { get; private set; } = [];

    /// <summary>Sum of the rent lines, minor units without VAT.</summary>
    public long Rent { get; private set; }

    /// <summary>Sum of the provisions and flat charges, minor units without VAT.</summary>
    public long Charges { get; private set; }

    /// <summary>Sum of the other lines, minor units without VAT.</summary>
    public long Other { get; private set; }

    /// <summary>VAT on the sum of all lines, minor units.</summary>
    public long Vat { get; private set; }

    /// <summary>Rent + Charges + Other + Vat, minor units.</summary>
    public long Total { get; private set; }

    /// <summary>The money that stands on the charge, minor units: 0 ≤ Paid ≤ Total.</summary>
    public long Paid { get; private set; }

    /// <summary>The day of the latest reversal that took money off this charge: what pays it again counts from then on.</summary>
    public DateOnly? ReopenedOn { get; private set; }

    public DateOnly? CancelledOn { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>The overdue charge that this late fee was raised for; null for a period of rent.</summary>
    public long? FeeForChargeId { get; private set; }

    public long? ImportId { get; private set; }
}
