using System.Globalization;

namespace BlazorEstate.Features.Payments;

/// <summary>Reads amounts as people type them in English and French.</summary>
public static class AmountText
{
    /// <summary>
    /// Null for what is no amount. Of comma and point the last is the decimal one, unless it stands before three digits and is
    /// the language's mark of thousands (1,234 in English), or stands more than once.
    /// </summary>
    public static decimal? Read(string text, string symbol)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = string.Concat(text.Replace(symbol, "", StringComparison.OrdinalIgnoreCase).Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’'))).Replace('\u2212', '-');
        var at = clean.LastIndexOfAny([',', '.']);
        if (at >= 0)
        {
            var mark = clean[at];
            var isGroup = CultureInfo.CurrentCulture.NumberFormat.NumberGroupSeparator == mark.ToString() && clean.Length - at - 1 == 3;
            var (whole, rest) = isGroup || clean.IndexOf(mark) != at ? (clean, "") : (clean[..at], clean[(at + 1)..]);
            clean = whole.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + (rest.Length > 0 ? "." + rest : "");
        }

        return decimal.TryParse(clean, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}
