using System.Globalization;

namespace BlazorEstate.Shared;

/// <summary>A currency of ISO 4217 and its exponent: how many digits of the minor unit stand behind the point.</summary>
public sealed record Currency(string Code, int Exponent)
{
    // The active codes of ISO 4217 by their exponent, without precious metals, test codes and units of account, which have none.
    private static readonly Dictionary<string, int> Exponents = new[]
    {
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK "
            + "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL "
            + "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB "
            + "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    }.SelectMany(list => list.Item2.Split(' ').Select(code => (code, list.Item1))).ToDictionary();

    /// <summary>Minor units in one major unit: 100 for EUR, 1 for XOF, 1,000 for TND.</summary>
    public long Scale { get; } = Exponent switch { 0 => 1, 2 => 100, 3 => 1000, 4 => 10_000, _ => throw new ArgumentOutOfRangeException(nameof(Exponent)) };

    /// <summary>The currency of an active code of ISO 4217; null where there is none of that code.</summary>
    public static Currency? FromCode(string? code) => code is not null && Exponents.TryGetValue(code, out var exponent) ? new Currency(code, exponent) : null;

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
