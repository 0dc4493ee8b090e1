namespace BlazorEstate.Domain;

/// <summary>What a lease lets, which decides the law that binds it: loi 89-462 for homes (titre Ier unfurnished,
/// Ier bis furnished, Ier ter mobility), Code de commerce L145 for commercial ones, the Code civil for parking.</summary>
public enum LeaseKind
{
    Unfurnished,
    Furnished,
    Mobility,
    Commercial,
    Parking,
}
