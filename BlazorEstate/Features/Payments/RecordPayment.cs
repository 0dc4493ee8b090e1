using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Payments;

/// <summary>A payment as a screen or another program hands it in.</summary>
/// <param name="Amount">Major units.</param>
/// <param name="ChargeId">The charge that the payer names.</param>
/// <param name="Key">Under which a repeated request is the same payment.</param>
public sealed record RecordPayment(
    string? LeaseCode,
    DateOnly? Date,
    decimal? Amount,
    PaymentMethod? Method,
    string? Reference = null,
    long? ChargeId = null,
    string? Key = null)
{
    public const int LongestKey = 128;

    /// <summary>What can be told without the lease: problems on leaseCode, date, amount, method, idempotencyKey.</summary>
    public Result<PaymentInput> Read(Currency currency)
    {
        var minor = 0L;
        var exact = Amount is null || currency.TryToMinor(Amount.Value, out minor);
        var huge = Amount is > 9_000_000_000_000m or < -9_000_000_000_000m;
        return new Checks()
            .Required("leaseCode", LeaseCode, Limits.Code)
            .That(Date is not null, "date", "Required")
            .That(Amount is not null, "amount", "Required")
            .That(!huge, "amount", "Amount.TooLarge")
            .That(exact || huge, "amount", "Amount.Decimals")
            .That(Method is not null, "method", "Required")
            .Optional("idempotencyKey", Key, LongestKey)
            .ToResult(() => new PaymentInput(Date!.Value, minor, Method!.Value, Reference, ChargeId));
    }
}

/// <summary>A payment that stands in the books. Replayed: it did already, under the same key.</summary>
public sealed record PaymentReceipt(PaymentDetail Payment, bool Replayed);
