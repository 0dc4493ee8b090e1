using System.Globalization;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>What loading many rows into SQLite asks for around the rows themselves.</summary>
internal sealed class SqliteLoad(sqlite3 db)
{
    private static readonly string[] Big = ["Charges", "Payments", "Allocations"];

    /// <summary>What the planner reads where it holds anything.</summary>
    private static readonly string[] Planned = ["Owners", "Properties", "Units", "Tenants", "Interventions", "Vendors", "Leases"];
    private readonly List<string> _indexes = [];
    private bool _alone;

    /// <summary>The last number that each table has given out, removed records included; a table never written to is not among them.</summary>
    public Dictionary<string, long> LastNumbers() =>
        SqliteRaw.Rows(db, "SELECT name, seq FROM sqlite_sequence").ToDictionary(r => r.Name, r => long.Parse(r.Text, CultureInfo.InvariantCulture));

    /// <summary>
    /// Before the transaction. The plan gives both numbers of every reference, so looking each up again would only cost time;
    /// and with temporary files, other threads can sort for an index.
    /// </summary>
    /// <param name="mayClose">Whether an unused database may be closed to everybody else meanwhile.</param>
    public void Begin(bool mayClose)
    {
        SqliteRaw.RunAll(db, "PRAGMA foreign_keys=OFF", "PRAGMA temp_store=FILE", "PRAGMA threads=2");
        _alone = mayClose && IsUnused() && TryTakeAlone();
    }

    /// <summary>After the transaction: the connection goes back to others as it was (SqlitePragmas).</summary>
    public void End()
    {
        if (_alone)
        {
            Share();
        }

        SqliteRaw.RunAll(db, "PRAGMA foreign_keys=ON", "PRAGMA temp_store=MEMORY", "PRAGMA threads=0", "PRAGMA cache_size=-16000");
    }

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

    private bool IsUnused() => !LastNumbers().Keys.Any(Planned.Contains);

    /// <summary>
    /// A write-ahead log has every page written twice. A rollback journal keeps only pages that were there before, of which an unused
    /// database has next to none, and leads back to them after a crash just as well; but it keeps the planner and others from reading.
    /// So this is for a database in which there is nothing to read, and which nobody else has open.
    /// </summary>
    private bool TryTakeAlone()
    {
        var taken = raw.sqlite3_exec(db, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; BEGIN IMMEDIATE; COMMIT") == raw.SQLITE_OK;
        if (!taken || !IsUnused())
        {
            Share();
            return false;
        }

        return true;
    }

    // Where somebody comes in between and keeps the log from being set again, the program's next start sets it.
    private void Share() => raw.sqlite3_exec(db, "PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=WAL");
}
