using System.Globalization;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>What loading many rows into SQLite asks for around the rows themselves.</summary>
internal sealed class SqliteLoad(sqlite3 db)
{
    private static readonly string[] Big = ["Charges", "Payments", "Allocations"];
    private readonly List<string> _indexes = [];

    /// <summary>The last number that each table has given out, removed records included.</summary>
    public Dictionary<string, long> LastNumbers() => Rows("SELECT name, seq FROM sqlite_sequence").ToDictionary(r => r.Name, r => long.Parse(r.Text, CultureInfo.InvariantCulture));

    /// <summary>Takes the indexes off the big tables where they are empty: sorting all rows once is cheaper than finding a place for each.</summary>
    public void TakeIndexesOff()
    {
        foreach (var table in Big.Where(t => Rows($"SELECT '', 1 FROM \"{t}\" LIMIT 1").Count == 0))
        {
            foreach (var (name, sql) in Rows($"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"))
            {
                Run($"DROP INDEX \"{name}\"");
                _indexes.Add(sql);
            }
        }
    }

    public void PutIndexesBack() => _indexes.ForEach(Run);

    private List<(string Name, string Text)> Rows(string sql)
    {
        SqliteInsert.Check(db, raw.sqlite3_prepare_v2(db, sql, out var statement));
        using (statement)
        {
            var rows = new List<(string, string)>();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                rows.Add((raw.sqlite3_column_text(statement, 0).utf8_to_string(), raw.sqlite3_column_text(statement, 1).utf8_to_string()));
            }

            return rows;
        }
    }

    private void Run(string sql)
    {
        using var statement = SqliteInsert.Statement(db, sql);
        statement.Run();
    }
}
