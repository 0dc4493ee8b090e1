using BlazorEstate.Data;
using BlazorEstate.Domain;

namespace BlazorEstate.Features.Properties;

/// <summary>A property as lists, the detail page and the API show one; occupied counts the units let today.</summary>
public sealed record PropertyView(
    string Code,
    string Name,
    PropertyKind Kind,
    string? Address,
    string? PostalCode,
    string? City,
    string OwnerCode,
    string OwnerName,
    int Units,
    int Occupied,
    long Version);

/// <summary>The detail page: the property and its units.</summary>
public sealed record PropertyDetail(PropertyView Property, IReadOnlyList<UnitRow> Units)
{
    public IReadOnlyList<EquipmentLine> Equipment { get; init; } = [];

    /// <summary>Legal checks whose day has passed.</summary>
    public IReadOnlyList<OverdueCheck> Overdue { get; init; } = [];
}

/// <summary>What the API takes. Without a code the next one is given; without a version whatever stands is changed.</summary>
public sealed record PropertyInput(
    string? Code, string? OwnerCode, string? Name, PropertyKind? Kind, string? Address, string? PostalCode, string? City, long? Version)
{
    public PropertyDetails ToDetails() => new(Name ?? "", Kind ?? (PropertyKind)(-1), Address, PostalCode, City);
}
