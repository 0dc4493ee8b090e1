using System.Globalization;
using System.Text;
using BlazorEstate.Domain;

namespace BlazorEstate.Data;

/// <summary>
/// How a charge's lines are kept in one column: a JSON array of [kind, "label", "from", "to", amount]. Written by hand because
/// an import writes hundreds of thousands of them.
/// </summary>
public static class ChargeLinesText
{
    public static string Write(IReadOnlyList<ChargeLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var text = new StringBuilder(64).Append('[');
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            text.Append(i == 0 ? "[" : ",[").Append((int)line.Kind).Append(',');
            text.Append(line.Label.Length == 0 ? "\"\"" : System.Text.Json.JsonSerializer.Serialize(line.Label));
            text.Append(CultureInfo.InvariantCulture, $",\"{line.From:yyyy-MM-dd}\",\"{line.To:yyyy-MM-dd}\",{line.Amount}]");
        }

        return text.Append(']').ToString();
    }

    public static IReadOnlyList<ChargeLine> Read(string text)
    {
        using var json = System.Text.Json.JsonDocument.Parse(text);
        var lines = new ChargeLine[json.RootElement.GetArrayLength()];
        var i = 0;
        foreach (var item in json.RootElement.EnumerateArray())
        {
            lines[i++] = new ChargeLine(
                (LineKind)item[0].GetInt32(),
                item[1].GetString()!,
                DateOnly.ParseExact(item[2].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateOnly.ParseExact(item[3].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                item[4].GetInt64());
        }

        return lines;
    }
}
