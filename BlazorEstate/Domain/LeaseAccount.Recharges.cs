using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>Taking back what was charged beside the rent.</summary>
public sealed partial class LeaseAccount
{
    /// <summary>
    /// Cancels a recharge for good: it counts on no day any more, and the money that stood on it goes to what is open, the rest to the tenant's
    /// credit. Problems: reason, Charge.AlreadyCancelled, and Charge.NotRecharge for a period of rent, whose money must be reversed first.
    /// </summary>
    public Result<IReadOnlyList<PaymentAllocation>> Withdraw(Charge charge, DateOnly day, string reason, AccountBook book)
    {
        ArgumentNullException.ThrowIfNull(charge);
        ArgumentNullException.ThrowIfNull(book);
        return new Checks().Required("reason", reason, Limits.Text)
            .That(charge.IsRecharge, "", "Charge.NotRecharge")
            .That(!charge.IsCancelled, "", "Charge.AlreadyCancelled")
            .ToResult<IReadOnlyList<PaymentAllocation>>(() =>
            {
                foreach (var own in AccountRows.ByPayment(charge, book).Where(g => !g.Key.IsReversed))
                {
                    var standing = own.Sum(r => r.Amount);
                    own.Key.Use(-standing);
                    TakeOff(charge, standing);
                }

                var rows = new List<PaymentAllocation>(Drop(charge, day, reason, book));
                Settle(book.Charges, book.Payments, rows);
                return rows;
            });
    }
}
