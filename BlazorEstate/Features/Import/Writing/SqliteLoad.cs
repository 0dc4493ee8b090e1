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
    /// Before the transaction. The plan gives both numbers of every reference, so looking each up again would only cost time;
    /// and with temporary files, other threads can sort for an index.
    /// </summary>
    public void Begin() => SqliteRaw.RunAll(db, "PRAGMA foreign_keys=OFF", "PRAGMA temp_store=FILE", "PRAGMA threads=2");

    /// <summary>After the transaction: the connection goes back to others as it was (SqlitePragmas).</summary>
    public void End() => SqliteRaw.RunAll(db, "PRAGMA foreign_keys=ON", "PRAGMA temp_store=MEMORY", "PRAGMA threads=0", "PRAGMA cache_size=-16000");

    /// <summary>Takes the indexes off the big tables where they are empty: sorting all rows once is cheaper than finding a place for each.</summary>
    public void TakeIndexesOff()
    {
        foreach (var table in Big.Where(t => SqliteRaw.Rows(db, $"SELECT '', 1 FROM \"{t}\" LIMIT 1").Count == 0))
        {
            foreach (var (name, sql) in SqliteRaw.Rows(db, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"))
            {
                SqliteRaw.RunAll(db, $"DROP INDEX \"{name}\"");
                _indexes.Add(sql);
            }
        }
    }

    /// <summary>In pieces of the cache's size: while one is gathered, another thread sorts the one before.</summary>
    public void PutIndexesBack() => SqliteRaw.RunAll(db, ["PRAGMA cache_size=-8000", .. _indexes, "PRAGMA cache_size=-16000"]);
}
