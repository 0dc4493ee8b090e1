using System.Globalization;
using System.Text;

namespace BlazorEstate.Shared;

/// <summary>Folds text for searching and sorting alike in every database: lower case, no diacritics, ligatures spelt out.</summary>
public static class Fold
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var result = new StringBuilder();
        foreach (var part in parts)
        {
            if (string.IsNullOrWhiteSpace(part))
            {
                continue;
            }

            if (result.Length > 0)
            {
                result.Append(' ');
            }

            Append(result, part);
        }

        return result.ToString();
    }

    /// <summary>A LIKE pattern (escape character \) that finds the folded text anywhere.</summary>
    public static string Pattern(string text) =>
        "%" + Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private static void Append(StringBuilder result, string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            result.Append(text.Trim().ToLowerInvariant());
            return;
        }

        foreach (var c in text.Trim().Normalize(NormalizationForm.FormD))
        {
            switch (char.ToLowerInvariant(c))
            {
                case 'œ': result.Append("oe"); break;
                case 'æ': result.Append("ae"); break;
                case 'ß': result.Append("ss"); break;
                case 'ø': result.Append('o'); break;
                case 'ł': result.Append('l'); break;
                case '’': result.Append('\''); break;
                case var lower when CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark: result.Append(lower); break;
            }
        }
    }
}
