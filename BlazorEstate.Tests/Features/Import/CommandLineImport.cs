using System.Diagnostics;
using System.Globalization;
using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>The program itself, as a person runs it: a fresh agency in, its figures recounted to the cent.</summary>
public sealed class CommandLineImport : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-cli-").FullName;

    private string Files => Path.Combine(_folder, "agency");

    private string Database => Path.Combine(_folder, "estate.db");

    [Fact]
    public async Task A_fresh_agency_comes_in_and_its_sums_are_right_to_the_cent()
    {
        var seed = Random.Shared.Next(1, 1_000_000).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(0, (await RunAsync("demo", "--leases", "150", "--months", "18", "--seed", seed, "--out", Files)).Code);
        var (code, output, error) = await RunAsync("import", Files);
        Assert.True(code == 0, $"seed {seed}: {output}{error}");
        Assert.Empty(error);

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime);
        var until = new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1);
        foreach (var asOf in (DateOnly[])[today, today.AddDays(-45), today.AddMonths(-9), until])
        {
            await CompareAsync(Recount.Of(Files, until, asOf), asOf, seed);
        }

        Assert.Equal("wal", await JournalAsync());
        var again = await RunAsync("import", Files);
        Assert.Equal((0, "Everything was there already: nothing changed."), (again.Code, again.Output.TrimEnd().Split('\n')[^1]));
    }

    [Fact]
    public async Task Errors_are_listed_and_end_with_code_1_and_one_line()
    {
        await RunAsync("demo", "--leases", "5", "--months", "3", "--out", Files);
        await File.AppendAllTextAsync(Path.Combine(Files, "payments.csv"), "L000001,2025-13-01,5.00,transfer,x\r\nL999999,2025-01-01,5.00,transfer,x\r\n");
        var (code, output, error) = await RunAsync("import", Files);
        Assert.Equal(1, code);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains("payments.csv\t", output, StringComparison.Ordinal);
        Assert.Contains("\tdate\t2025-13-01\t", output, StringComparison.Ordinal);
        Assert.Contains("\tlease_code\tL999999\t", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "no-such-folder")]
    [InlineData("import", ".", "--until", "October")]
    [InlineData("import", ".", "--loud")]
    [InlineData("demo", "--leases", "many")]
    public async Task A_wrong_call_ends_with_code_1_and_one_line(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((1, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_database_that_somebody_has_open_takes_an_agency_in_as_well()
    {
        await RunAsync("demo", "--leases", "20", "--months", "3", "--out", Files);
        await RunAsync("migrate");
        await using var reader = new SqliteConnection($"Data Source={Database};Pooling=False");
        await reader.OpenAsync();
        await using var command = reader.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Leases";
        Assert.Equal(0L, await command.ExecuteScalarAsync());
        Assert.Equal(0, (await RunAsync("import", Files)).Code);
        Assert.True((long)(await command.ExecuteScalarAsync())! >= 20);
        Assert.Equal("wal", await JournalAsync());
    }

    [Fact]
    public async Task What_an_interrupted_import_leaves_is_put_right_at_the_next_start()
    {
        await RunAsync("migrate");
        Assert.Equal("delete", await JournalAsync("=DELETE"));
        await RunAsync("migrate");
        Assert.Equal("wal", await JournalAsync());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    private async Task<string> JournalAsync(string set = "")
    {
        await using var db = new SqliteConnection($"Data Source={Database};Pooling=False");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = "PRAGMA journal_mode" + set;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task CompareAsync(Recount expected, DateOnly asOf, string seed)
    {
        await using var db = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        await db.OpenAsync();
        async Task<long> Sum(string sql)
        {
            await using var command = db.CreateCommand();
            command.CommandText = $"SELECT coalesce(({sql}), 0)";
            command.Parameters.AddWithValue("@d", asOf.ToString("O", CultureInfo.InvariantCulture));
            return (long)(await command.ExecuteScalarAsync())!;
        }

        string Arrears(int from, int to) => $"SELECT sum(o) FROM (SELECT c.Total - coalesce((SELECT sum(a.Amount) FROM Allocations a WHERE a.LeaseId = c.LeaseId AND a.ChargeId = c.Id AND a.EffectiveOn <= @d), 0) o "
            + $"FROM Charges c WHERE c.DueOn <= @d AND julianday(@d) - julianday(c.DueOn) BETWEEN {from} AND {to})";
        long[] actual =
        [
            await Sum("SELECT count(*) FROM Charges"),
            await Sum("SELECT sum(Total) FROM Charges WHERE DueOn <= @d"),
            await Sum("SELECT sum(Amount) FROM Payments WHERE Date <= @d"),
            await Sum("SELECT sum(Amount) FROM Allocations WHERE EffectiveOn <= @d"),
            await Sum(Arrears(0, 30)), await Sum(Arrears(31, 60)), await Sum(Arrears(61, 90)), await Sum(Arrears(91, 99999)),
            await Sum("SELECT count(*) FROM Leases WHERE Start <= @d AND LastDay >= @d"),
            await Sum("SELECT sum(LabourCost + PartsCost) FROM Interventions WHERE CompletedOn <= @d"),
        ];
        decimal[] money = [expected.Billed, expected.Paid, expected.Allocated, .. expected.Arrears];
        long[] wanted = [expected.Charges, .. money.Select(m => (long)(m * 100)), expected.Occupied, (long)(expected.MaintenanceCost * 100)];
        Assert.True(wanted.SequenceEqual(actual), $"seed {seed}, {asOf:O}: {string.Join(" ", wanted)} but {string.Join(" ", actual)}");
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.ArgumentList.Add(RunningApp.Program());
        foreach (var arg in args) { start.ArgumentList.Add(arg); }
        start.Environment["ConnectionStrings__Estate"] = $"Data Source={Database}";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
