using System.Globalization;
using System.Text.RegularExpressions;

namespace BlazorEstate.Shared;

/// <summary>Reads amounts as people type them in English and French.</summary>
public static partial class AmountText
{
    /// <summary>
    /// Null for what is no amount. Of comma and point the last is the decimal one, unless it stands before three digits and is
    /// the language's mark of thousands (1,234 in English), or stands more than once (1.234.567). Thousands are groups of three:
    /// 1.50.00 is a slip, not fifteen thousand.
    /// </summary>
    public static decimal? Read(string text, string symbol)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = Bare(text).Replace(Bare(symbol), "", StringComparison.OrdinalIgnoreCase).Replace('\u2212', '-');
        var (whole, rest) = (clean, "");
        var at = clean.LastIndexOfAny([',', '.']);
        if (at >= 0 && clean.IndexOf(clean[at]) == at && !IsThousands(clean, at))
        {
            (whole, rest) = (clean[..at], clean[(at + 1)..]);
        }

        if (whole.AsSpan().IndexOfAny(',', '.') >= 0 && !Groups().IsMatch(whole))
        {
            return null;
        }

        clean = whole.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + (rest.Length > 0 ? "." + rest : "");
        return decimal.TryParse(clean, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }

    private static bool IsThousands(string text, int at) =>
        CultureInfo.CurrentCulture.NumberFormat.NumberGroupSeparator == text[at].ToString() && text.Length - at - 1 == 3;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’')));

    [GeneratedRegex(@"^-?\d{1,3}([.,])\d{3}(\1\d{3})*$")]
    private static partial Regex Groups();
}
