using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>An invoice as it is entered.</summary>
/// <param name="Amount">What is to be paid, minor units.</param>
public sealed record InvoiceInput(string? Number, DateOnly? Date, long? Amount);

/// <summary>A vendor's invoice for an intervention. It never changes: it is removed, with the reason, and entered again.</summary>
public sealed class VendorInvoice : IAudited
{
    public const int NumberLength = 64;

    private VendorInvoice()
    {
    }

    public long Id { get; private set; }

    public long InterventionId { get; private set; }

    public long VendorId { get; private set; }

    /// <summary>The name as it was then.</summary>
    public string VendorName { get; private set; } = "";

    public string Number { get; private set; } = "";

    /// <summary>The number as it is compared: letters and digits alone, without case. One vendor's numbers are all different.</summary>
    public string NumberKey { get; private set; } = "";

    public DateOnly Date { get; private set; }

    /// <summary>Minor units.</summary>
    public long Amount { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>Problems: Invoice.Declined for a request that was declined; vendorCode, number, date, amount.</summary>
    public static Result<(VendorInvoice Invoice, InterventionEntry Entry)> Enter(Intervention intervention, Vendor? vendor, InvoiceInput input, DateOnly today, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(intervention);
        ArgumentNullException.ThrowIfNull(input);
        var key = KeyOf(input.Number);
        return new Checks()
            .That(intervention.Status != InterventionStatus.Declined, "", "Invoice.Declined")
            .That(vendor is not null, "vendorCode", "Required")
            .Required("number", input.Number, NumberLength)
            .That(string.IsNullOrWhiteSpace(input.Number) || key.Length > 0, "number", "Malformed")
            .That(input.Date is not null, "date", "Required")
            .That(input.Date is null || input.Date <= today, "date", "Invoice.InFuture", today)
            .That(input.Amount is not null, "amount", "Required")
            .That(input.Amount is null or > 0, "amount", "Amount.NotPositive")
            .That(input.Amount is null or <= Limits.Amount, "amount", "Amount.TooLarge")
            .ToResult(() =>
            {
                var invoice = new VendorInvoice
                {
                    InterventionId = intervention.Id,
                    VendorId = vendor!.Id,
                    VendorName = vendor.Name,
                    Number = input.Number!.Trim(),
                    NumberKey = key,
                    Date = input.Date!.Value,
                    Amount = input.Amount!.Value,
                    At = act.At,
                    By = act.By,
                };
                return (invoice, invoice.Tell(intervention, InterventionEvent.InvoiceAdded, act));
            });
    }

    /// <summary>What the timeline keeps of it; the caller deletes it. Problem on reason.</summary>
    public Result<InterventionEntry> Remove(Intervention intervention, string? reason, InterventionAct act) =>
        new Checks().Required("reason", reason, Limits.Text).ToResult(() => Tell(intervention, InterventionEvent.InvoiceRemoved, act, reason));

    public static string KeyOf(string? number) => new([.. Fold.Of(number ?? "").Where(char.IsLetterOrDigit)]);

    private InterventionEntry Tell(Intervention intervention, InterventionEvent kind, InterventionAct act, string? note = null) =>
        InterventionEntry.Of(intervention, kind, act, note).About($"{Number}, {VendorName}", Amount);
}
