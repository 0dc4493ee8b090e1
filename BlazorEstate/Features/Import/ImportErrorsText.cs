using System.Globalization;
using System.Text;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import;

/// <summary>The list of errors as text: file, line, column, value, reason.</summary>
public sealed class ImportErrorsText(ProblemText problems)
{
    private static readonly string[] Header = ["file", "line", "column", "value", "reason"];

    /// <summary>With tabs for a terminal, else as CSV. Says in its last row how many more there are.</summary>
    public string Table(RowErrors errors, bool tabs = false)
    {
        var text = new StringBuilder();
        Row(text, tabs, Header);
        foreach (var e in errors.First)
        {
            Row(text, tabs, e.File, e.Line == 0 ? "" : e.Line.ToString(CultureInfo.InvariantCulture), e.Column, e.Value, problems.Sentence(e.Problem));
        }

        if (errors.Count > errors.First.Count)
        {
            Row(text, tabs, "", "", "", "", problems.Sentence(new Problem("", "Import.MoreErrors", errors.Count - errors.First.Count)));
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, bool tabs, params string[] fields)
    {
        if (tabs)
        {
            text.AppendJoin('\t', fields.Select(OneLine)).Append('\n');
        }
        else
        {
            text.AppendRow(fields.Select(CsvText.Harmless));
        }
    }

    private static string OneLine(string field) => string.Concat(field.Select(c => char.IsControl(c) ? ' ' : c));
}
