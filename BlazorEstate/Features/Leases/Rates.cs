namespace BlazorEstate.Features.Leases;

/// <summary>Numbers as people enter them. What cannot be one becomes a number that the domain refuses, so that it is told and not lost.</summary>
public static class Rates
{
    public static int ToBasisPoints(decimal? percent) => percent is null ? 0
        : percent is < 0 or > 100 || decimal.Truncate(percent.Value * 100) != percent * 100 ? int.MaxValue
        : (int)(percent * 100);

    public static int ToWhole(decimal? number) => number is null ? 0
        : number is < 0 or > 100_000 || decimal.Truncate(number.Value) != number ? int.MaxValue
        : (int)number;
}
