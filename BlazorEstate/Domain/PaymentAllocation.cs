namespace BlazorEstate.Domain;

/// <summary>A part of a payment that stands on a charge. Append-only: what is taken off again is a row with a negative amount.</summary>
public sealed class PaymentAllocation
{
    private PaymentAllocation()
    {
    }

    internal PaymentAllocation(Payment payment, Charge charge, long amount, DateOnly effectiveOn, DateOnly? dueOn = null)
    {
        (LeaseId, Payment, PaymentId, Charge, ChargeId) = (charge.LeaseId, payment, payment.Id, charge, charge.Id);
        (Amount, EffectiveOn, DueOn) = (amount, effectiveOn, dueOn ?? charge.DueOn);
    }

    public long Id { get; private set; }

    public long LeaseId { get; private set; }

    public long PaymentId { get; private set; }

    public Payment? Payment { get; private set; }

    public long ChargeId { get; private set; }

    public Charge? Charge { get; private set; }

    /// <summary>Minor units; negative where money is taken off.</summary>
    public long Amount { get; private set; }

    /// <summary>The day from which the row counts, so that what was allocated at a day D is the sum of the rows with EffectiveOn ≤ D.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>The charge's due day, kept here so that what a day D still found open is a sum over the rows with DueOn ≤ D &lt; EffectiveOn.</summary>
    public DateOnly DueOn { get; private set; }

    internal bool IsOf(Payment payment) => Payment is null ? PaymentId == payment.Id : ReferenceEquals(Payment, payment);

    internal bool IsOn(Charge charge) => Charge is null ? ChargeId == charge.Id : ReferenceEquals(Charge, charge);
}
