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

    /// <summary>
    /// Reads an amount as people type it in any of our languages. The last of comma and point is the decimal one, unless it
    /// can only be a separator of thousands (1,234 in English, 1.234.567).
    /// </summary>
    public bool TryParse(string text, out long? minor)
    {
        minor = null;
        var clean = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00a0' or '\u202f' or '\''))]).Replace(Symbol.Replace(" ", "", StringComparison.Ordinal), "", StringComparison.Ordinal).Replace('\u2212', '-');
        var at = clean.LastIndexOfAny([',', '.']);
        if (at >= 0)
        {
            var mark = clean[at];
            var decimals = clean.Length - at - 1;
            var group = CultureInfo.CurrentCulture.NumberFormat.NumberGroupSeparator is [var g, ..] ? g : ' ';
            var thousands = clean.IndexOf(mark) != at || (mark == group && decimals == 3);
            var (whole, rest) = thousands ? (clean, "") : (clean[..at], clean[(at + 1)..]);
            clean = string.Concat(whole.Where(c => c is not (',' or '.'))) + (rest.Length > 0 ? "." + rest : "");
        }

        if (decimal.TryParse(clean, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major) && Currency.TryToMinor(major, out var read))
        {
            minor = read;
            return true;
        }

        return false;
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
