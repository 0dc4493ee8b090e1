namespace BlazorEstate.Domain;

/// <summary>Whether a period falls due in its first month (the default) or in its last.</summary>
public enum RentTiming
{
    InAdvance,
    InArrears,
}
