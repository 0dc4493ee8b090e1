using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.App;

/// <summary>What the program says of its verbs.</summary>
public sealed class CommandLineHelp : CommandLineTest
{
    private static readonly string[] Verbs = ["audit", "demo", "import", "issue-charges", "migrate", "report", "scan-overdue", "token", "user"];

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    public async Task Help_tells_how_each_verb_is_written_and_makes_no_database(string asked)
    {
        var (code, output, error) = await RunAsync(asked);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(Verbs, output.TrimEnd().Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]));
        Assert.Contains("report KEY --format csv|json|xlsx --out FILE", output, StringComparison.Ordinal);
        Assert.False(File.Exists(DatabaseFile));
    }

    [Fact]
    public async Task A_verb_that_is_not_known_is_named_with_those_that_are()
    {
        var (code, output, error) = await RunAsync("nonsense");
        Assert.Equal((1, "", $"Unknown command \"nonsense\". Known: {string.Join(", ", Verbs)}."), (code, output, error.TrimEnd()));
    }
}
