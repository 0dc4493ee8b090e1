using System.Text.RegularExpressions;
using System.Xml.Linq;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Architecture;

/// <summary>English and French are both complete, and every text that the code names exists.</summary>
public sealed partial class TextRules
{
    private static readonly string[] Languages = ["fr"];

    [Fact]
    public void Every_text_stands_in_every_language_with_the_same_places()
    {
        var wrong = new List<string>();
        foreach (var (path, file) in Repository.AppFiles(".resx").Where(x => !IsTranslation(x.Path)))
        {
            var english = Read(file);
            foreach (var language in Languages)
            {
                var other = Path.ChangeExtension(file, $".{language}.resx");
                if (!File.Exists(other)) { wrong.Add($"{path}: no {language} file"); continue; }
                var translated = Read(other);
                wrong.AddRange(english.Keys.Except(translated.Keys).Select(x => $"{path}: {x} is missing in {language}"));
                wrong.AddRange(translated.Keys.Except(english.Keys).Select(x => $"{path}: {x} stands only in {language}"));
                wrong.AddRange(from x in english
                               where translated.TryGetValue(x.Key, out var text) && !Places(text).SetEquals(Places(x.Value))
                               select $"{path}: {x.Key} has other places in {language}");
            }
            wrong.AddRange(english.Where(x => string.IsNullOrWhiteSpace(x.Value)).Select(x => $"{path}: {x.Key} is empty"));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_literal_key_exists()
    {
        var resources = Repository.AppFiles(".resx").Where(x => !IsTranslation(x.Path))
            .ToDictionary(x => Path.GetFileNameWithoutExtension(x.Path), x => Read(x.File).Keys.ToHashSet());
        var wrong = new List<string>();
        foreach (var (path, file) in Repository.AppFiles(".cs", ".razor"))
        {
            var text = File.ReadAllText(file);
            // A code-behind uses what its markup injects, and the other way round.
            var partner = path.EndsWith(".razor.cs", StringComparison.Ordinal) ? file[..^3] : file + ".cs";
            var scope = text + (File.Exists(partner) ? File.ReadAllText(partner) : "");
            foreach (var (type, name) in Localizer().Matches(scope).Select(x => (x.Groups[1].Value, x.Groups[2].Value)).Distinct())
            {
                if (!resources.TryGetValue(type, out var keys)) { wrong.Add($"{path}: {type}.resx does not exist"); continue; }
                wrong.AddRange(from key in Regex.Matches(text, $@"\b{name}\[""((?:[^""\\])+)""\s*[\],]").Select(x => x.Groups[1].Value)
                               where !keys.Contains(key)
                               select $"{path}: {type} has no \"{key}\"");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_line_ends_before_a_French_sign() =>
        Assert.Empty(from x in Repository.AppFiles(".fr.resx")
                     from text in Read(x.File)
                     where BreakableSign().IsMatch(text.Value)
                     select $"{x.Path}: {text.Key} has a plain space before : ; ! ? » or after «");

    private static bool IsTranslation(string path) => Languages.Any(x => path.EndsWith($".{x}.resx", StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(x => x.Attribute("name")!.Value, x => x.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(x => x.Groups[1].Value)];

    [GeneratedRegex("« | [:;!?»]")]
    private static partial Regex BreakableSign();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();
}
