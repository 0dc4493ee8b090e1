using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>A payment as a person enters it.</summary>
/// <param name="Amount">Minor units.</param>
/// <param name="NamedChargeId">The charge that the payer names.</param>
public sealed record PaymentInput(DateOnly Date, long Amount, PaymentMethod Method, string? Reference = null, long? NamedChargeId = null);

/// <summary>Who wrote a row of money down, and when.</summary>
/// <param name="At">UTC.</param>
/// <param name="Key">The caller's idempotency key.</param>
public readonly record struct Recording(DateTime At, string By, string? Key = null);

/// <summary>Money received for a lease, or, with a negative amount, the reversal of such a payment. Never edited, never deleted (domain rule 9).</summary>
public sealed class Payment : IVersioned, IAudited, IImported
{
    private Payment()
    {
    }

    private Payment(long leaseId, PaymentInput input, Recording recording)
    {
        (LeaseId, Date, Amount, Unallocated) = (leaseId, input.Date, input.Amount, input.Amount);
        (Method, Reference, NamedChargeId) = (input.Method, (input.Reference ?? "").Trim(), input.NamedChargeId);
        (RecordedAt, RecordedBy, IdempotencyKey) = (recording.At, recording.By, recording.Key);
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

    /// <summary>The charge that the payer named; what it did not need went to the oldest.</summary>
    public long? NamedChargeId { get; private set; }

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

    public bool IsReversal => ReversalOfId is not null;

    public bool IsReversed => ReversedOn is not null;

    /// <summary>
    /// Money received. Problems on amount, date, method, reference. After the last day of the lease only what is
    /// still owed is accepted (Payment.LeaseEnded): more would be a credit that no charge can ever use.
    /// </summary>
    /// <param name="lease">With its lines.</param>
    /// <param name="owed">The open charges of the lease, minor units.</param>
    /// <param name="today">The agency's day; a later date is refused.</param>
    public static Result<Payment> Create(Lease lease, PaymentInput input, long owed, DateOnly today, Recording recording)
    {
        var ended = input.Date > lease.LastDay && input.Amount > owed;
        return Check(lease, input, owed, today)
            .That(!ended || owed <= 0, "amount", "Payment.LeaseEnded", lease.LastDay, new MoneyArg(owed))
            .That(!ended || owed > 0, "amount", "Payment.LeaseSettled", lease.LastDay)
            .ToResult(() => new Payment(lease.Id, input, recording));
    }

    /// <summary>Money received in another system, whatever had become of the lease by then.</summary>
    /// <param name="id">Given by a bulk writer that numbers its rows itself; else 0.</param>
    public static Result<Payment> Import(Lease lease, PaymentInput input, DateOnly today, Recording recording, long? importId, long id = 0)
    {
        var checks = Check(lease, input, owed: 0, today);
        return checks.Ok ? new Payment(lease.Id, input, recording) { Id = id, ImportId = importId } : checks.ToResult<Payment>(() => null!);
    }

    /// <summary>The row that takes this payment back (domain rule 9); the account takes its money off the charges.</summary>
    internal Payment Reverse(DateOnly day, string reason, Recording recording)
    {
        ReversedOn = day;
        Unallocated = 0;
        return new(LeaseId, new(day, -Amount, Method, Reference), recording) { ReversalOfId = Id, Unallocated = 0, Reason = reason.Trim() };
    }

    internal void Use(long amount)
    {
        var left = checked(Unallocated - amount);
        if (left < 0 || left > Amount)
        {
            throw new InvalidOperationException($"{amount} does not fit payment {Id}: {Unallocated} of {Amount} left");
        }

        Unallocated = left;
    }

    // What a problem quotes is made only where there is one: an import checks hundreds of thousands.
    private static Checks Check(Lease lease, PaymentInput input, long owed, DateOnly today)
    {
        var most = Math.Min(RentLimits.Amount, Math.Max(RentLimits.SmallPayment, owed + (RentLimits.PaymentMonths * lease.MonthlyCeiling)));
        var oldest = lease.Start.AddYears(-1);
        var checks = new Checks()
            .That(input.Amount > 0, "amount", "Payment.NotPositive")
            .That(Enum.IsDefined(input.Method), "method", "Choice")
            .Optional("reference", input.Reference, RentLimits.Reference);
        if (input.Amount > most)
        {
            checks.That(false, "amount", "Payment.TooLarge", new MoneyArg(most));
        }

        if (input.Date > today)
        {
            checks.That(false, "date", "Payment.InFuture", today);
        }

        return input.Date < oldest ? checks.That(false, "date", "Payment.TooOld", oldest) : checks;
    }
}
