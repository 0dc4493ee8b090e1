namespace BlazorEstate.Domain;

/// <summary>The one rounding of the program: to the minor unit, half away from zero, in exact integer arithmetic.</summary>
public static class Rounding
{
    /// <summary>amount × part ÷ whole, rounded half away from zero.</summary>
    /// <param name="amount">Minor units, of either sign.</param>
    /// <param name="part">Not negative.</param>
    /// <param name="whole">Above zero.</param>
    /// <exception cref="OverflowException">The result does not fit in a long.</exception>
    public static long Share(long amount, long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        if (amount is >= 0 and < 1L << 40 && part < 1L << 20 && whole < 1L << 40)
        {
            return ((2 * amount * part) + whole) / (2 * whole);
        }

        var doubled = (Int128)amount * part * 2;
        return checked((long)((doubled + (amount < 0 ? -whole : whole)) / (2 * (Int128)whole)));
    }
}
