using BlazorEstate.Domain;

namespace BlazorEstate.Features.Leases;

/// <summary>An account at a day. Amounts in minor units; the money on each charge is what counted that day.</summary>
public sealed record AccountAt(
    DateOnly Day, IReadOnlyList<(Charge Charge, long Paid, ChargeStatus Status)> Charges, IReadOnlyList<Payment> Payments, long Billed, long Paid, long Allocated)
{
    public long Balance => Billed - Paid;

    public long Credit => Paid - Allocated;

    public static AccountAt Of(DateOnly day, IReadOnlyList<Charge> charges, IReadOnlyList<Payment> payments, IReadOnlyDictionary<long, long> paid)
    {
        var living = charges.Where(c => !c.IsCancelled).ToList();
        return new(day, [.. charges.Select(c => (c, paid.GetValueOrDefault(c.Id), StatusOf(c, paid.GetValueOrDefault(c.Id), day)))], payments,
            living.Sum(c => c.Total), payments.Sum(p => p.Amount), living.Sum(c => paid.GetValueOrDefault(c.Id)));
    }

    // Domain rule 8 with the money that stood there on the day.
    private static ChargeStatus StatusOf(Charge charge, long paid, DateOnly day) =>
        charge.IsCancelled ? ChargeStatus.Cancelled
        : paid >= charge.Total ? ChargeStatus.Paid
        : paid > 0 ? ChargeStatus.PartlyPaid
        : day > charge.DueOn ? ChargeStatus.Overdue : ChargeStatus.Due;
}

/// <summary>One year of a statement, newest first. Minor units.</summary>
/// <param name="Years">All years with anything in them, newest first.</param>
public sealed record Statement(int Year, IReadOnlyList<int> Years, long Opening, IReadOnlyList<StatementRow> Rows);

/// <summary>A charge (positive amount) or money received (negative) with the balance after it, minor units.</summary>
public sealed record StatementRow(
    DateOnly Day, long? ChargeId, DateOnly? From, DateOnly? To, bool IsFee, string? Recharge, ChargeStatus? Status, bool Overdue,
    long? PaymentId, PaymentMethod? Method, string Reference, bool IsReversal, bool IsReversed, long Amount, long Balance, bool Coming)
{
    public static StatementRow Of(StatementLine line, long opening, DateOnly today) => new(
        line.Day, line.Charge?.Id, line.Charge?.From, line.Charge?.To, line.Charge?.IsFee ?? false, line.Charge?.RechargeLabel, line.Charge?.StatusOn(today), line.Charge?.IsOverdue(today) ?? false,
        line.Payment?.Id, line.Payment?.Method, line.Payment?.Reference ?? "", line.Payment?.IsReversal ?? false, line.Payment?.IsReversed ?? false,
        line.Amount, opening + line.Balance, line.Day > today);
}

/// <summary>The charges due in one year.</summary>
public sealed record ChargeList(int Year, IReadOnlyList<int> Years, IReadOnlyList<ChargeRow> Rows);

/// <summary>A charge with what paid it. Minor units.</summary>
public sealed record ChargeRow(
    long Id, DateOnly From, DateOnly To, DateOnly DueOn, IReadOnlyList<ChargeLine> Lines, long Vat, long Total, long Paid,
    ChargeStatus Status, bool Overdue, bool IsFee, string? Recharge, string? CancelReason, IReadOnlyList<PaidPart> PaidBy);

/// <summary>The part of one payment that stands on a charge, minor units.</summary>
public sealed record PaidPart(long PaymentId, DateOnly Date, long Amount);
