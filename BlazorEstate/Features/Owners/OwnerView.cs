using BlazorEstate.Domain;

namespace BlazorEstate.Features.Owners;

/// <summary>An owner as lists, the detail page and the API show one.</summary>
public sealed record OwnerView(
    string Code,
    string Name,
    string? Email,
    string? Phone,
    string? Address,
    string Language,
    bool EmailConsent,
    int Properties,
    int Units,
    int Occupied,
    long Version);

/// <summary>The detail page: the owner, the properties, and what their tenants owe past its due date (minor units).</summary>
public sealed record OwnerDetail(OwnerView Owner, IReadOnlyList<OwnedProperty> Properties, long Overdue);

public sealed record OwnedProperty(string Code, string Name, PropertyKind Kind, string? City, int Units, int Occupied);

/// <summary>What the API takes. Without a code the next one is given; without a version whatever stands is changed.</summary>
public sealed record OwnerInput(string? Code, string? Name, string? Email, string? Phone, string? Address, string? Language, bool? EmailConsent, long? Version)
{
    public OwnerDetails ToDetails() => new(Name ?? "", Email, Phone, Address, Language, EmailConsent ?? false);
}
