using System.Text;

namespace BlazorEstate.Features.Import;

/// <summary>Writes CSV: commas, quotes where needed, CR LF (RFC 4180).</summary>
internal static class CsvText
{
    public static StringBuilder AppendRow(this StringBuilder text, params IEnumerable<string> fields)
    {
        var first = true;
        foreach (var field in fields)
        {
            text.Append(first ? "" : ",").Append(Quoted(field));
            first = false;
        }

        return text.Append("\r\n");
    }

    /// <summary>A value that a spreadsheet would run as a formula, with an apostrophe before it.</summary>
    public static string Harmless(string field) => field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + field : field;

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
