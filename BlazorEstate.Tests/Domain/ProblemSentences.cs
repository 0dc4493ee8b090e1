using System.Text.RegularExpressions;
using System.Xml.Linq;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Domain;

/// <summary>Every problem that the domain can report has its sentence.</summary>
public sealed partial class ProblemSentences
{
    [Fact]
    public void Every_code_in_the_domain_has_a_sentence()
    {
        var known = XDocument.Load(Path.Combine(Repository.App, "Shared", "Problems.resx")).Descendants("data").Select(x => (string)x.Attribute("name")!).ToHashSet();
        var used = Repository.AppFiles(".cs").Where(x => x.Path.StartsWith("Domain/", StringComparison.Ordinal))
            .SelectMany(x => Code().Matches(File.ReadAllText(x.File)).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(known));
    }

    [GeneratedRegex("\"((?:Amount|Charge|Code|Equipment|Intervention|Lease|Payment|Plan|Visit)\\.[A-Z][A-Za-z]+)\"")]
    private static partial Regex Code();
}
