using System.Globalization;

namespace BlazorEstate.Shared;

/// <summary>A currency of ISO 4217 and its exponent: how many digits of the minor unit stand behind the point.</summary>
public sealed record Currency(string Code, int Exponent)
{
    private static readonly HashSet<string> None = ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly HashSet<string> Three = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>Minor units in one major unit: 100 for EUR, 1 for XOF, 1,000 for TND.</summary>
    public long Scale { get; } = Exponent switch { 0 => 1, 2 => 100, 3 => 1000, _ => throw new ArgumentOutOfRangeException(nameof(Exponent)) };

    /// <summary>The currency of a three-letter code; null when it is not three capital letters.</summary>
    public static Currency? FromCode(string? code) =>
        code is { Length: 3 } && code.All(char.IsAsciiLetterUpper)
            ? new Currency(code, None.Contains(code) ? 0 : Three.Contains(code) ? 3 : 2)
            : null;

    public decimal ToMajor(long minor) => Exponent switch
    {
        0 => minor,
        _ => new decimal((int)(Math.Abs(minor) & 0xFFFFFFFF), (int)(Math.Abs(minor) >> 32), 0, minor < 0, (byte)Exponent),
    };

    /// <summary>Minor units of an amount in major units; false when it has more decimals than the currency or does not fit.</summary>
    public bool TryToMinor(decimal major, out long minor)
    {
        minor = 0;
        if (major is > 9_000_000_000_000m or < -9_000_000_000_000m)
        {
            return false;
        }

        var scaled = major * Scale;
        if (scaled != decimal.Truncate(scaled))
        {
            return false;
        }

        minor = (long)scaled;
        return true;
    }

    /// <summary>The amount as the API and CSV files write it: a point, as many decimals as the currency has.</summary>
    public string ToInvariant(long minor) => ToMajor(minor).ToString(CultureInfo.InvariantCulture);
}
