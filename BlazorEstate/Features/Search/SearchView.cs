namespace BlazorEstate.Features.Search;

public enum SearchKind
{
    Tenants,
    Leases,
    Properties,
    Units,
    Owners,
    Interventions,
    Vendors,
    Equipment,
    Plans,
    Payments,
}

/// <summary>One kind of record and the first of those found.</summary>
/// <param name="More">Whether there are others behind <paramref name="Url"/>.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchHit> Hits, bool More, string Url);

/// <param name="Code">As people know the record; "" for a payment.</param>
public sealed record SearchHit(string Title, string Code, string? Detail, string Url);
