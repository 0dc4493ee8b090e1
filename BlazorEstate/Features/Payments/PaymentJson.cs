using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Payments;

/// <summary>What POST /payments takes. The amount is in major units.</summary>
public sealed record PaymentOrderBody(string? LeaseCode, DateOnly? Date, decimal? Amount, PaymentMethod? Method, string? Reference, long? ChargeId)
{
    public RecordPayment ToInput(string? key) => new(LeaseCode, Date, Amount, Method, Reference, ChargeId, key);
}

/// <summary>What POST /payments/{id}/reversal takes; today unless a date is given.</summary>
public sealed record ReversalBody(string? Reason, DateOnly? Date);

/// <summary>A payment in a list of the API. Amounts in major units; negative for a reversal.</summary>
public sealed record PaymentItem(
    long Id, string LeaseCode, string TenantCode, string TenantName, string UnitLabel, DateOnly Date, decimal Amount, PaymentMethod Method, string Reference,
    decimal Credit, long? ReversalOfId, DateOnly? ReversedOn)
{
    public static PaymentItem Of(PaymentRow p, Currency currency) => new(
        p.Id, p.LeaseCode, p.TenantCode, p.TenantName, p.UnitLabel, p.Date, currency.ToMajor(p.Amount), p.Method, p.Reference,
        currency.ToMajor(p.Credit), p.ReversalOfId, p.ReversedOn);
}

/// <summary>One payment of the API, with what of it stands on which charge.</summary>
public sealed record PaymentBody(
    long Id, string LeaseCode, string TenantCode, string TenantName, string UnitLabel, DateOnly Date, decimal Amount, PaymentMethod Method, string Reference,
    decimal Credit, long? ReversalOfId, long? ReversedById, DateOnly? ReversedOn, string? Reason, DateTime RecordedAt, string RecordedBy,
    IReadOnlyList<AllocationItem> Allocations)
{
    public static PaymentBody Of(PaymentDetail d, Currency currency) => new(
        d.Payment.Id, d.Payment.LeaseCode, d.Payment.TenantCode, d.Payment.TenantName, d.Payment.UnitLabel, d.Payment.Date,
        currency.ToMajor(d.Payment.Amount), d.Payment.Method, d.Payment.Reference, currency.ToMajor(d.Payment.Credit),
        d.Payment.ReversalOfId, d.ReversedById, d.Payment.ReversedOn, d.Reason.Length > 0 ? d.Reason : null,
        DateTime.SpecifyKind(d.RecordedAt, DateTimeKind.Utc), d.RecordedBy,
        [.. d.Parts.Where(p => p.Standing != 0 && d.Payment.ReversalOfId is null).Select(p => new AllocationItem(p.ChargeId, p.From, p.To, p.DueOn, currency.ToMajor(p.Standing)))]);
}

public sealed record AllocationItem(long ChargeId, DateOnly From, DateOnly To, DateOnly DueOn, decimal Amount);
