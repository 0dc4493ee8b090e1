using System.Globalization;

namespace BlazorEstate.Email.Letters.Templates;

internal static class Sentence
{
    /// <summary>With a capital.</summary>
    public static string Start(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
