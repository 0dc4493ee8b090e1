using System.Text.Json.Serialization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Email.Letters;

/// <summary>The letting that a letter is about.</summary>
/// <param name="Home">Somebody lives there: the law on homes (loi 89-462) applies.</param>
public sealed record LetterPlace(string LeaseCode, string Unit, string Address, string Tenant, bool Home = true)
{
    public static string AddressOf(string? address, string? postalCode, string? city) =>
        string.Join(", ", new[] { address, $"{postalCode} {city}".Trim() }.Where(x => !string.IsNullOrEmpty(x)));
}

/// <summary>Amounts in minor units. Open: what of the total is still to be paid; Balance: what the lease owes in all, this charge included.</summary>
public sealed record RentCall(LetterPlace Place, DateOnly From, DateOnly To, DateOnly DueOn, IReadOnlyList<LetterLine> Lines, long Vat, long Total, long Open, long Balance)
{
    public static RentCall Of(LetterPlace place, Charge charge, long balance) => new(
        place, charge.From, charge.To, charge.DueOn,
        [.. charge.Lines.GroupBy(l => (l.Kind, l.Label)).OrderBy(g => g.Key.Kind).Select(g => new LetterLine(g.Key.Kind, g.Key.Label, g.Sum(l => l.Amount)))],
        charge.Vat, charge.Total, charge.Open, balance);
}

/// <param name="Amount">Minor units.</param>
public sealed record LetterLine(LineKind Kind, string Label, long Amount);

/// <summary>A payment and what it paid. Amounts in minor units; Credit: what stands to the tenant's favour after it.</summary>
public sealed record RentPaid(LetterPlace Place, DateOnly PaidOn, long Amount, PaymentMethod Method, string Reference, IReadOnlyList<PaidPeriod> Periods, long Credit)
{
    /// <param name="parts">The charges, as they stand after the payment, and what it brought to each.</param>
    public static RentPaid Of(LetterPlace place, Payment payment, IEnumerable<(Charge Charge, long Amount)> parts, long credit) => new(
        place, payment.Date, payment.Amount, payment.Method, payment.Reference,
        [.. parts.OrderBy(p => p.Charge.From).Select(p => new PaidPeriod(RentReceipt.For(p.Charge)!, p.Amount, !p.Charge.IsPeriod, p.Charge.RechargeLabel))], credit);

    /// <summary>What a quittance is for.</summary>
    [JsonIgnore]
    public IEnumerable<RentReceipt> InFull => Periods.Where(p => p.InFull).Select(p => p.Receipt);

    /// <summary>The periods that are paid in full, or where none is, those that were paid in part, or the repairs.</summary>
    public string PeriodsText()
    {
        var full = InFull.ToList();
        var periods = (full.Count > 0 ? full : Periods.Where(p => !p.Fee).Select(p => p.Receipt)).Select(r => LetterWords.Period(r.From, r.To)).ToList();
        return string.Join(", ", periods.Count > 0 ? periods : Periods.Select(p => p.What).OfType<string>().Select(RepairText.Of));
    }
}

/// <param name="Receipt">The period with all that was paid for it so far.</param>
/// <param name="Part">What this payment brought to it, minor units.</param>
/// <param name="Fee">No period: a late fee or a recharged repair.</param>
/// <param name="What">What a recharged repair is for.</param>
public sealed record PaidPeriod(RentReceipt Receipt, long Part, bool Fee = false, string? What = null)
{
    internal bool InFull => Receipt.Kind == RentReceiptKind.Quittance && !Fee;
}

/// <summary>What is overdue. Amounts in minor units.</summary>
public sealed record RentReminder(LetterPlace Place, DateOnly AsOf, IReadOnlyList<OverdueItem> Items, long Total);

/// <param name="Open">What is still to be paid, minor units.</param>
/// <param name="What">What a recharged repair is for; null for a period.</param>
public sealed record OverdueItem(DateOnly From, DateOnly To, DateOnly DueOn, long Total, long Open, int DaysLate, string? What = null)
{
    public static OverdueItem Of(Charge charge, DateOnly asOf) =>
        new(charge.From, charge.To, charge.DueOn, charge.Total, charge.Open, asOf.DayNumber - charge.DueOn.DayNumber, charge.RechargeLabel);
}

/// <summary>Times are the agency's.</summary>
public sealed record VisitNotice(LetterPlace Place, string What, DateTime Start, DateTime End, string Who, string Note, bool Moved);

/// <summary>A visit that does not take place. Times are the agency's.</summary>
/// <param name="Reason">Why not; "" where nobody said.</param>
public sealed record VisitCancellation(LetterPlace Place, string What, DateTime Start, DateTime End, string Reason);

/// <summary>An inventory as it was signed: the readings and keys in the reader's words.</summary>
/// <param name="At">Time of the agency.</param>
/// <param name="ContentHash">SHA-256 of the signed content.</param>
/// <param name="Matches">Of an exit: whether nothing is damaged or missing; null where that cannot be said.</param>
/// <param name="NotSigned">Why the tenant did not sign; null where they did.</param>
/// <param name="Deposit">Whether there is a deposit to return.</param>
public sealed record InventoryNotice(
    LetterPlace Place, string What, bool Exit, DateTime At, IReadOnlyList<string> Readings, IReadOnlyList<string> Keys, string ContentHash, bool? Matches, string? NotSigned, bool Deposit = true);

/// <summary>Times are the agency's; null while none is planned.</summary>
public sealed record InterventionNotice(LetterPlace Place, string Code, string Title, string Status, DateTime? Start, DateTime? End, string? Vendor, string Note);

/// <summary>The tenant's part of a repair as it is charged. Amounts in minor units.</summary>
/// <param name="Cost">Of the repair in all, without VAT.</param>
/// <param name="Part">What of it the tenant bears, without VAT.</param>
/// <param name="Open">What is still to be paid once credit was used.</param>
public sealed record RechargeNotice(LetterPlace Place, string Code, string Title, DateOnly DoneOn, DateOnly DueOn, long Cost, long Part, long Vat, long Total, long Open)
{
    public static RechargeNotice Of(LetterPlace place, Intervention work, Charge charge) =>
        new(place, work.Code, work.Title, charge.From, charge.DueOn, work.TotalCost, charge.Total - charge.Vat, charge.Vat, charge.Total, charge.Open);
}

/// <summary>A repair that is taken off the account again. Amounts in minor units.</summary>
/// <param name="Paid">What had been paid of it.</param>
public sealed record RechargeCorrection(LetterPlace Place, string Code, string Title, DateOnly DoneOn, long Total, long Paid, string Reason);

/// <summary>What becomes of a reported fault.</summary>
public enum RequestOutcome
{
    Accepted,
    Planned,
    Merged,
    Declined,
}

/// <summary>The answer to a report by a unit's link. It tells no more of the unit than the link does. Times are the agency's.</summary>
/// <param name="Note">The reason, where it is declined.</param>
/// <param name="Into">The intervention that it is seen to in, where that is another.</param>
public sealed record RequestAnswer(string Name, string Unit, string Code, string Title, RequestOutcome Outcome, string? Note, string? Into, DateTime? Start = null, DateTime? End = null);

/// <param name="Title">Name of the kind of event, in the reader's language.</param>
/// <param name="Sentence">In the reader's language.</param>
/// <param name="Path">The page of what it is about, below the site's address.</param>
public sealed record StaffNotice(string Title, string Sentence, string? Path, DateTime At);

/// <param name="Weekly">Of a week, not of a day.</param>
public sealed record StaffDigest(bool Weekly, DateOnly On, IReadOnlyList<DigestPart> Parts);

/// <summary>One kind of event in a digest; of very many only the newest are quoted, and Count tells all.</summary>
public sealed record DigestPart(string Title, int Count, IReadOnlyList<StaffNotice> Notices);
