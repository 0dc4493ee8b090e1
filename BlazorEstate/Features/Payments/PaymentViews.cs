using BlazorEstate.Domain;

namespace BlazorEstate.Features.Payments;

/// <summary>A payment in a list. Amounts in minor units; negative for a reversal.</summary>
public sealed record PaymentRow(
    long Id,
    DateOnly Date,
    long Amount,
    PaymentMethod Method,
    string Reference,
    long Credit,
    string LeaseCode,
    string TenantCode,
    string TenantName,
    string UnitLabel,
    long? ReversalOfId,
    DateOnly? ReversedOn);

/// <summary>How many payments a filter finds, and their sum in minor units.</summary>
public sealed record PaymentTotals(int Count, long Sum);

public sealed record PaymentList(IReadOnlyList<PaymentRow> Rows, PaymentTotals Totals);

/// <summary>The receipt or quittance of a payment.</summary>
/// <param name="Kind">Key of the letter.</param>
public sealed record PaymentLetter(long MailId, string Kind, string To, MailStatus Status, DateTime? SentAt);

/// <summary>One payment with all that is known about it.</summary>
public sealed record PaymentDetail(
    PaymentRow Payment,
    long LeaseId,
    long Version,
    string PropertyName,
    string PropertyCode,
    long? ReversedById,
    string Reason,
    DateTime RecordedAt,
    string RecordedBy,
    long? ImportId,
    DateTime? ImportedAt)
{
    public IReadOnlyList<AllocatedPart> Parts { get; init; } = [];
}

/// <summary>What a payment did to one charge, minor units: Placed was put on it, Standing is what is still there.</summary>
public sealed record AllocatedPart(long ChargeId, DateOnly From, DateOnly To, DateOnly DueOn, bool IsFee, string? Recharge, long Total, long Placed, long Standing);
