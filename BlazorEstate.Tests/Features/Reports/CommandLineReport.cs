using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Reports;

/// <summary>The verb report as a person runs it.</summary>
public sealed class CommandLineReport : CommandLineTest
{
    [Fact]
    public async Task A_report_is_written_in_full()
    {
        Assert.Equal(0, (await RunAsync("demo", "--leases", "20", "--months", "3")).Code);
        var target = Path.Combine(Folder, "out.csv");
        var (code, output, error) = await RunAsync("report", "payments", "--format", "csv", "--out", target);
        Assert.Equal((0, ""), (code, error));
        var lines = await File.ReadAllLinesAsync(target);
        Assert.Equal($"{lines.Length - 1} rows in {target}", output.TrimEnd());
        Assert.True(lines.Length > 20);
        Assert.False(File.Exists(target + ".part"));
    }

    [Theory]
    [InlineData("Unknown report \"income\".", "income", "--format", "csv", "--out", "x")]
    [InlineData("Format: is not one of the choices.", "payments", "--format", "pdf", "--out", "x")]
    [InlineData("As of: is not asked by this report.", "payments", "--format", "csv", "--out", "x", "--as-of", "2025-01-01")]
    [InlineData("Usage: report KEY", "payments", "--format", "csv")]
    [InlineData("Usage: report KEY", "payments", "--format", "csv", "--out", "x", "--until", "2025-01-01")]
    public async Task A_wrong_call_ends_with_code_1_and_one_line(string said, params string[] args)
    {
        var (code, output, error) = await RunAsync(["report", .. args]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(said, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
