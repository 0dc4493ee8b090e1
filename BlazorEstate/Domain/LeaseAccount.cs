namespace BlazorEstate.Domain;

/// <summary>The running totals of a lease's money. One row per lease, so that two writers of one account meet here.</summary>
public sealed class LeaseAccount : IVersioned
{
    private LeaseAccount()
    {
    }

    public long LeaseId { get; private set; }

    public long Version { get; private set; }

    /// <summary>All charges issued and not cancelled, minor units.</summary>
    public long Billed { get; private set; }

    /// <summary>All payments, reversals taken out, minor units.</summary>
    public long Paid { get; private set; }

    /// <summary>The part of <see cref="Paid"/> that stands on charges, minor units.</summary>
    public long Allocated { get; private set; }

    /// <summary>Money that waits for the next charge, minor units.</summary>
    public long Credit => Paid - Allocated;

    /// <summary>What is owed (positive) or held in advance (negative), minor units.</summary>
    public long Balance => Billed - Paid;
}
