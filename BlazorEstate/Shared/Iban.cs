namespace BlazorEstate.Shared;

/// <summary>Account numbers of ISO 13616.</summary>
public static class Iban
{
    /// <summary>Whether it has the form of an account number and its check digits fit; spaces do not count.</summary>
    public static bool IsValid(string text)
    {
        var iban = Packed(text);
        if (iban.Length is < 15 or > 34 || !iban.All(char.IsAsciiLetterOrDigit) || !iban[..2].All(char.IsAsciiLetter) || !iban[2..4].All(char.IsAsciiDigit))
        {
            return false;
        }

        var rest = 0;
        foreach (var c in iban[4..] + iban[..4])
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest == 1;
    }

    /// <summary>In groups of four, as it stands on paper.</summary>
    public static string Spaced(string text) => string.Join('\u00a0', Packed(text).Chunk(4).Select(part => new string(part)));

    private static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
