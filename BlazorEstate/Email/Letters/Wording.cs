using System.Text.RegularExpressions;

namespace BlazorEstate.Email.Letters;

/// <summary>Subject and introduction of a letter; {places} in them are filled when it is sent. An empty line parts paragraphs.</summary>
public sealed record LetterWording(string Subject, string Introduction);

/// <summary>Texts with places such as {tenant} in them.</summary>
public static partial class Wording
{
    /// <summary>The names in braces, in the order in which they stand.</summary>
    public static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>A brace that belongs to no place, as in "{tenant".</summary>
    public static bool HasLooseBrace(string text) => Place().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0;

    /// <summary>Throws <see cref="LetterException"/> where a place has no value.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => text.Contains('{', StringComparison.Ordinal)
        ? Place().Replace(text, m => values.TryGetValue(m.Groups[1].Value, out var value) ? value : throw new LetterException($"The wording names {m.Value}, which this letter does not have."))
        : text;

    /// <summary>Paragraphs, each with its lines.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [GeneratedRegex(@"\{([^{}\n]*)\}")]
    private static partial Regex Place();
}
