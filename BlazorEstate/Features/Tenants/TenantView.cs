using BlazorEstate.Domain;

namespace BlazorEstate.Features.Tenants;

/// <summary>A tenant as lists and the detail page show one: leases running today, and what is past its due date (minor units).</summary>
public sealed record TenantRow(
    string Code,
    string Name,
    string? Email,
    string? Phone,
    string? Address,
    string Language,
    bool EmailConsent,
    int Leases,
    long Overdue,
    long Version);

/// <summary>The detail page: the tenant and every lease, the newest first.</summary>
public sealed record TenantDetail(TenantRow Tenant, IReadOnlyList<TenantLease> Leases, int Documents = 0)
{
    public long Balance => Leases.Sum(l => l.Balance);
}

/// <summary>The balance is what fell due less what was paid (domain rule 10), minor units; positive is owed.</summary>
public sealed record TenantLease(
    string Code,
    LeaseKind Kind,
    DateOnly Start,
    DateOnly LastDay,
    string UnitCode,
    string UnitLabel,
    string PropertyName,
    string? City,
    long Balance,
    long Overdue);

/// <summary>A tenant as the API shows one.</summary>
public sealed record TenantView(
    string Code,
    string Name,
    string? Email,
    string? Phone,
    string? Address,
    string Language,
    bool EmailConsent,
    int Leases,
    long Version)
{
    public static TenantView From(TenantRow t) =>
        new(t.Code, t.Name, t.Email, t.Phone, t.Address, t.Language, t.EmailConsent, t.Leases, t.Version);
}

/// <summary>What the API takes. Without a code the next one is given; without a version whatever stands is changed.</summary>
public sealed record TenantInput(string? Code, string? Name, string? Email, string? Phone, string? Address, string? Language, bool? EmailConsent, long? Version)
{
    public TenantDetails ToDetails() => new(Name ?? "", Email, Phone, Address, Language, EmailConsent ?? false);
}
