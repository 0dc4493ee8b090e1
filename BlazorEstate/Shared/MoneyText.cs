using System.Collections.Concurrent;
using System.Globalization;

namespace BlazorEstate.Shared;

/// <summary>Writes amounts for people: by the reader's culture, always in the agency's currency.</summary>
public sealed class MoneyText(Currency currency)
{
    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$", ["XOF"] = "F CFA", ["XAF"] = "FCFA", ["CHF"] = "CHF", ["JPY"] = "¥",
    };

    private readonly ConcurrentDictionary<string, NumberFormatInfo> _formats = new();

    public Currency Currency { get; } = currency;

    public string Symbol => Symbols.GetValueOrDefault(Currency.Code, Currency.Code);

    /// <summary>For instance 1 234,50 € in French and €1,234.50 in English.</summary>
    public string Format(long minor) => Currency.ToMajor(minor).ToString("C", FormatFor(CultureInfo.CurrentCulture));

    /// <summary>Without decimals, for headline figures: 12 345 €.</summary>
    public string Short(long minor) => Currency.ToMajor(minor).ToString("C0", FormatFor(CultureInfo.CurrentCulture));

    /// <summary>Reads an amount as people type it, see <see cref="AmountText"/>; false also where it has more decimals than the currency.</summary>
    public bool TryParse(string text, out long? minor)
    {
        minor = AmountText.Read(text, Symbol) is { } major && Currency.TryToMinor(major, out var read) ? read : null;
        return minor is not null;
    }

    /// <summary>For the axis of a chart: 12 k€, 1.5 M€ and the like.</summary>
    public string Compact(long minor)
    {
        var major = Currency.ToMajor(minor);
        var (value, unit) = Math.Abs(major) switch
        {
            >= 1_000_000 => (major / 1_000_000, "M"),
            >= 1_000 => (major / 1_000, "k"),
            _ => (major, ""),
        };
        var format = FormatFor(CultureInfo.CurrentCulture);
        var number = value.ToString("0.#", format);
        return format.CurrencyPositivePattern is 0 or 2 ? $"{Symbol}{number}{unit}" : $"{number}\u00a0{unit}{Symbol}";
    }

    private NumberFormatInfo FormatFor(CultureInfo culture) => _formats.GetOrAdd(culture.Name, _ =>
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Symbol;
        format.CurrencyDecimalDigits = Currency.Exponent;
        if (Symbol.Length > 1 && format.CurrencyPositivePattern == 0)
        {
            format.CurrencyPositivePattern = 2;
            format.CurrencyNegativePattern = 12;
        }
        else if (format.CurrencyPositivePattern == 0)
        {
            format.CurrencyNegativePattern = 1;
        }

        return NumberFormatInfo.ReadOnly(format);
    });
}
