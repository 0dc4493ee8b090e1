namespace BlazorEstate.Domain;

/// <summary>How a paper with a last day stands: an insurance, a contract.</summary>
public enum Validity
{
    /// <summary>There is none, or its last day is not known.</summary>
    Unknown,
    Valid,

    /// <summary>It runs out within <see cref="Validities.Near"/> days.</summary>
    EndingSoon,
    Expired,
}

public static class Validities
{
    /// <summary>Days before the end from which it is near.</summary>
    public const int Near = 30;

    /// <summary>On its last day it is still valid.</summary>
    public static Validity On(this DateOnly? until, DateOnly day) => until switch
    {
        null => Validity.Unknown,
        { } last when last < day => Validity.Expired,
        { } last when last.DayNumber - day.DayNumber <= Near => Validity.EndingSoon,
        _ => Validity.Valid,
    };
}
