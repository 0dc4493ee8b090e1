using System.Text.Json;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Architecture;

/// <summary>The README's table tells of every setting there is.</summary>
public sealed class SettingsTable
{
    [Fact]
    public void Every_setting_of_the_file_stands_in_the_table()
    {
        var table = string.Concat(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l[..l.IndexOf('|', 1)]));
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json")));
        // Rows of several settings name the later ones by their ends.
        Assert.All(Names("", settings.RootElement).Where(n => !n.StartsWith("Logging:LogLevel:Microsoft", StringComparison.Ordinal)), n => Assert.True(
            table.Contains($"`{n}`", StringComparison.Ordinal) || table.Contains($"`{n.Split(':')[^1]}`", StringComparison.Ordinal) || table.Contains($"`:{n.Split(':')[^1]}`", StringComparison.Ordinal), n));
    }

    private static IEnumerable<string> Names(string above, JsonElement settings) =>
        settings.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.Object ? Names($"{above}{p.Name}:", p.Value) : [above + p.Name]);
}
