using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>Calls of SQLite's own interface. Binding is called millions of times, so it goes past the wrapper's safe handles.</summary>
internal static class SqliteRaw
{
    private const string Library = "e_sqlite3";

    public static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        Check(db, raw.sqlite3_prepare_v2(db, sql, out var statement));
        return statement;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public static void Run(sqlite3 db, string sql, params ReadOnlySpan<long> values)
    {
        using var statement = Prepare(db, sql);
        for (var i = 0; i < values.Length; i++)
        {
            Check(db, raw.sqlite3_bind_int64(statement, i + 1, values[i]));
        }

        Step(db, statement);
    }

    /// <summary>Runs statements one after another; a row that one answers is not read.</summary>
    public static void RunAll(sqlite3 db, params ReadOnlySpan<string> statements)
    {
        foreach (var sql in statements)
        {
            Check(db, raw.sqlite3_exec(db, sql));
        }
    }

    public static List<(string Name, string Text)> Rows(sqlite3 db, string sql)
    {
        using var statement = Prepare(db, sql);
        var rows = new List<(string, string)>();
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
        {
            rows.Add((raw.sqlite3_column_text(statement, 0).utf8_to_string(), raw.sqlite3_column_text(statement, 1).utf8_to_string()));
        }

        return rows;
    }

    public static void Step(sqlite3 db, sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) is var code && code != raw.SQLITE_DONE)
        {
            var said = raw.sqlite3_errmsg(db).utf8_to_string();
            raw.sqlite3_reset(statement);
            throw new SqliteException(said, code);
        }

        raw.sqlite3_reset(statement);
    }

    public static void Check(sqlite3 db, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(db).utf8_to_string(), code);
        }
    }

    [DllImport(Library, EntryPoint = "sqlite3_bind_int64", ExactSpelling = true), SuppressGCTransition]
    public static extern int BindNumber(nint statement, int index, long value);

    [DllImport(Library, EntryPoint = "sqlite3_bind_null", ExactSpelling = true), SuppressGCTransition]
    public static extern int BindNull(nint statement, int index);

    /// <summary>The text must stay where it is until the statement has run; destructor 0 says so.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_bind_text", ExactSpelling = true), SuppressGCTransition]
    public static extern int BindText(nint statement, int index, nint text, int bytes, nint destructor);
}
