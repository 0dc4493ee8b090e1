namespace BlazorEstate.Domain;

/// <summary>
/// The records of one lease that a correction works on. The whole ledger will do; at least: the charges touched and all open ones,
/// every allocation row of the charges or the payment touched, every payment of those rows and all with credit.
/// </summary>
public sealed record AccountBook(
    IReadOnlyCollection<Charge> Charges,
    IReadOnlyCollection<Payment> Payments,
    IReadOnlyCollection<PaymentAllocation> Rows);

/// <summary>A reversal that was made: the negative payment and the allocation rows to save.</summary>
public sealed record Reversal(Payment Payment, IReadOnlyList<PaymentAllocation> Rows);
