namespace BlazorEstate.Shared.Files;

public static class CsvCell
{
    /// <summary>A text that a spreadsheet would run as a formula gets an apostrophe before it. Not for amounts: those below zero are none of ours to touch.</summary>
    public static string Harmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
    }
}
