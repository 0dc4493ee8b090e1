using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Architecture;

/// <summary>The arrows between folders. The table stands in CONTRIBUTING.md.</summary>
public sealed partial class FolderRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Shared"] = [],
        ["Pdf"] = [],
        ["Domain"] = ["Shared"],
        ["Data"] = ["Domain", "Shared"],
        ["Access"] = ["Data", "Domain", "Shared"],
        ["Live"] = ["Data", "Domain", "Shared"],
        ["Email"] = ["Data", "Domain", "Shared"],
        ["Features"] = ["Access", "Live", "Email", "Pdf", "Data", "Domain", "Shared"],
        ["App"] = ["Features", "Access", "Live", "Email", "Pdf", "Data", "Domain", "Shared"],
    };

    [Fact]
    public void Every_arrow_between_folders_is_allowed()
    {
        var features = FeatureTypes();
        var wrong = Repository.AppFiles(".cs", ".razor").SelectMany(x => WrongArrows(x.Path, File.ReadAllText(x.File), features));
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Domain/Lease.cs", "using BlazorEstate.Data;")]
    [InlineData("Shared/Money.cs", "using BlazorEstate.Domain;")]
    [InlineData("Data/Db.cs", "global::BlazorEstate.Live.EstateChanges x;")]
    [InlineData("Live/Hub.cs", "using BlazorEstate.Access;")]
    [InlineData("Features/Leases/List.razor", "@using BlazorEstate.Features.Payments")]
    [InlineData("Features/Leases/List.razor", "@inject Payments.PaymentLedger Ledger")]
    [InlineData("Features/Leases/List.razor", "@using BlazorEstate.App")]
    [InlineData("_Imports.razor", "@using BlazorEstate.Features.Leases")]
    public void A_forbidden_arrow_is_seen(string path, string text) =>
        Assert.NotEmpty(WrongArrows(path, text, [("Payments", "PaymentLedger")]));

    [Theory]
    [InlineData("Features/Leases/List.cs", "namespace BlazorEstate.Features.Leases; using BlazorEstate.Data;")]
    [InlineData("Features/Leases/Parts/Row.cs", "using BlazorEstate.Features.Leases;")]
    [InlineData("App/NavMenu.razor", "@using BlazorEstate.Features.Notifications")]
    [InlineData("Program.cs", "using BlazorEstate.App;")]
    public void An_allowed_arrow_passes(string path, string text) => Assert.Empty(WrongArrows(path, text, []));

    [Fact]
    public void Bulk_statements_stay_in_the_data_layer_and_the_import()
    {
        var wrong = from x in Repository.AppFiles(".cs", ".razor")
                    where !x.Path.StartsWith("Data/", StringComparison.Ordinal) && !x.Path.StartsWith("Features/Import/", StringComparison.Ordinal)
                    where BulkStatement().IsMatch(File.ReadAllText(x.File))
                    select x.Path;
        Assert.Empty(wrong);
    }

    private static List<(string Feature, string Type)> FeatureTypes() =>
        [.. from x in Repository.AppFiles(".cs", ".razor")
            let parts = x.Path.Split('/')
            where parts is ["Features", _, ..] and not ["Features", _]
            select (parts[1], parts[^1].Split('.')[0])];

    private static IEnumerable<string> WrongArrows(string path, string text, IEnumerable<(string Feature, string Type)> features)
    {
        var parts = path.Split('/');
        var folder = parts[0] switch { "Program.cs" => "App", "_Imports.razor" => "Shared", var first => first };
        var feature = folder == "Features" && parts.Length > 2 ? parts[1] : null;
        if (!Allowed.TryGetValue(folder, out var allowed))
        {
            yield return $"{path}: the folder {folder} is not in the table";
            yield break;
        }

        foreach (Match match in Mention().Matches(NamespaceDeclaration().Replace(text, "")))
        {
            var (target, targetFeature) = (match.Groups[1].Value, match.Groups[2].Value);
            if (!Allowed.ContainsKey(target) && target != "App") { continue; }
            if (target == folder && (target != "Features" || targetFeature == feature)) { continue; }
            if (target == "Features" && folder == "Features" || !allowed.Contains(target))
            {
                yield return $"{path}: uses {match.Value}";
            }
        }

        if (folder != "Features") { yield break; }
        foreach (var (other, type) in features.Where(x => x.Feature != feature))
        {
            if (Regex.IsMatch(text, $@"(?<![\w.]){other}\.{type}\b")) { yield return $"{path}: uses {other}.{type}"; }
        }
    }

    [GeneratedRegex(@"\bBlazorEstate\.([A-Z]\w*)(?:\.([A-Z]\w*))?")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\s*@?namespace\s+[\w.]+", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"\.(ExecuteUpdate|ExecuteDelete|ExecuteSql\w*|FromSql\w*|SqlQuery\w*)(Async)?[(<]")]
    private static partial Regex BulkStatement();
}
