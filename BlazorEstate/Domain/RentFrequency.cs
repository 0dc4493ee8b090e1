namespace BlazorEstate.Domain;

/// <summary>How often a lease is charged. Periods are calendar months, calendar quarters or calendar years.</summary>
public enum RentFrequency
{
    Monthly,
    Quarterly,
    Yearly,
}
