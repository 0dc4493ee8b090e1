namespace BlazorEstate.Domain;

/// <summary>What a tenant may be given for the money on a charge.</summary>
public enum RentReceiptKind
{
    /// <summary>Only the sum received, for a period paid in part (reçu).</summary>
    Receipt,

    /// <summary>The period is paid in full (quittance).</summary>
    Quittance,
}

/// <summary>The sums a receipt shows, rent and charges apart. Minor units.</summary>
/// <param name="Received">What was paid; of a quittance, Rent + Charges + Other + Vat.</param>
public sealed record RentReceipt(RentReceiptKind Kind, DateOnly From, DateOnly To, long Rent, long Charges, long Other, long Vat, long Received)
{
    /// <summary>Domain rule 12 (loi 89-462, art. 21): a quittance only for a period paid in full, else a receipt for the sum received; null where nothing was. What stands beside the rent is no period.</summary>
    public static RentReceipt? For(Charge charge) => charge.IsCancelled || charge.Paid <= 0
        ? null
        : new(charge is { Open: 0, IsPeriod: true } ? RentReceiptKind.Quittance : RentReceiptKind.Receipt,
            charge.From, charge.To, charge.Rent, charge.Charges, charge.Other, charge.Vat, charge.Paid);
}
