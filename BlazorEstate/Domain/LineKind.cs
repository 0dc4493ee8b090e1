namespace BlazorEstate.Domain;

/// <summary>What a line of a lease or a charge is for. Provisions are settled against the real cost (loi 89-462, art. 23), flat charges are not (art. 25-10).</summary>
public enum LineKind
{
    Rent,
    Provision,
    FlatCharges,
    Other,
}
