namespace BlazorEstate.Domain;

/// <summary>Money received for a lease, or, with a negative amount, the reversal of such a payment. Never edited, never deleted (domain rule 9).</summary>
public sealed class Payment : IVersioned, IAudited, IImported
{
    private Payment()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long LeaseId { get; private set; }

    public Lease? Lease { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>Minor units; negative for a reversal.</summary>
    public long Amount { get; private set; }

    public PaymentMethod Method { get; private set; }

    public string Reference { get; private set; } = "";

    /// <summary>What stands on no charge yet: this payment's part of the credit, minor units.</summary>
    public long Unallocated { get; private set; }

    /// <summary>The payment that this one takes back.</summary>
    public long? ReversalOfId { get; private set; }

    /// <summary>The day on which this payment was taken back.</summary>
    public DateOnly? ReversedOn { get; private set; }

    /// <summary>Why a reversal was made; "" for a payment.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The caller's key under which a repeated request is the same payment.</summary>
    public string? IdempotencyKey { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public long? ImportId { get; private set; }
}
