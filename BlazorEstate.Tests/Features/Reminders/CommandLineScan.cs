using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BlazorEstate.Tests.Features.Reminders;

/// <summary>scan-overdue as a person runs it.</summary>
public sealed class CommandLineScan : CommandLineTest
{
    [Fact]
    public async Task A_scan_says_what_it_wrote_and_a_second_one_writes_nothing()
    {
        Assert.Equal(0, (await RunAsync("demo", "--leases", "60", "--months", "6")).Code);
        var (code, output, error) = await RunAsync("scan-overdue");
        Assert.Equal((0, ""), (code, error));
        var told = await CountAsync("SELECT count(*) FROM Notifications WHERE Milestone IS NOT NULL");
        var letters = await CountAsync("SELECT count(*) FROM OutgoingMails");
        Assert.True(told > 0, output);
        Assert.Matches($@"^Scanned \d{{4}}-\d\d-\d\d: {told} notifications, {letters} letters\.$", output.TrimEnd().Split('\n')[^1]);
        Assert.Contains("overdue: ", output, StringComparison.Ordinal);

        (code, output, error) = await RunAsync("scan-overdue");
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"^Scanned \d{4}-\d\d-\d\d: 0 notifications, 0 letters\.$", output.TrimEnd());
        Assert.Equal(told, await CountAsync("SELECT count(*) FROM Notifications WHERE Milestone IS NOT NULL"));
    }

    [Fact]
    public async Task Any_day_can_be_named_and_an_empty_agency_has_nothing_to_tell()
    {
        var (code, output, _) = await RunAsync("scan-overdue", "--as-of", "2024-02-29");
        Assert.Equal((0, "Scanned 2024-02-29: 0 notifications, 0 letters."), (code, output.TrimEnd()));
    }

    [Theory]
    [InlineData("--as-of", "2025-02-29")]
    [InlineData("--as-of", "soon")]
    [InlineData("--as-of")]
    [InlineData("2025-02-28")]
    public async Task A_wrong_call_ends_with_code_1_and_one_line(params string[] args)
    {
        var (code, output, error) = await RunAsync(["scan-overdue", .. args]);
        Assert.Equal((1, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains("--as-of", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_work_is_named_in_one_line()
    {
        var (code, output, error) = await RunAsync("scan-overdue", "--Reminders:OverdueDays=never");
        Assert.Equal((1, "", "Setting Reminders:OverdueDays: \"never\" is not a number of days from 1 to 366."), (code, output, error.TrimEnd()));
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var db = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
