using System.Globalization;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>What loading many rows into SQLite asks for around the rows themselves.</summary>
internal sealed class SqliteLoad(sqlite3 db)
{
    private static readonly string[] Big = ["Charges", "Payments", "Allocations"];
    private readonly List<string> _indexes = [];

    /// <summary>The last number that each table has given out, removed records included; a table never written to is not among them.</summary>
    public Dictionary<string, long> LastNumbers() =>
        SqliteRaw.Rows(db, "SELECT name, seq FROM sqlite_sequence").ToDictionary(r => r.Name, r => long.Parse(r.Text, CultureInfo.InvariantCulture));

    /// <summary>
    /// Whether SQLite looks up every reference of every row. The plan gives both numbers of a reference, so looking each up again
    /// would only cost time. Counts from the next transaction on.
    /// </summary>
    public void CheckReferences(bool check) => SqliteRaw.Run(db, $"PRAGMA foreign_keys={(check ? "ON" : "OFF")}");

    /// <summary>Takes the indexes off the big tables where they are empty: sorting all rows once is cheaper than finding a place for each.</summary>
    public void TakeIndexesOff()
    {
        foreach (var table in Big.Where(t => SqliteRaw.Rows(db, $"SELECT '', 1 FROM \"{t}\" LIMIT 1").Count == 0))
        {
            foreach (var (name, sql) in SqliteRaw.Rows(db, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"))
            {
                SqliteRaw.Run(db, $"DROP INDEX \"{name}\"");
                _indexes.Add(sql);
            }
        }
    }

    public void PutIndexesBack() => _indexes.ForEach(sql => SqliteRaw.Run(db, sql));
}
