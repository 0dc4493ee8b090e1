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
