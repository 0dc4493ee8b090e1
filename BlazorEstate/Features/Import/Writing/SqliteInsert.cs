using System.Globalization;
using System.Text;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>
/// One prepared INSERT (or UPDATE), bound and run row by row without any object per row. All that knows SQLite in the
/// import is in this folder's Sqlite classes: a COPY of PostgreSQL takes their place with the same calls.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private static readonly byte[]?[] Days = new byte[DateOnly.FromDateTime(new DateTime(2301, 1, 1)).DayNumber - FirstDay][];
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private byte[] _utf8 = new byte[512];
    private int _column;

    /// <param name="columns">Values to bind, in this order; "Name=literal" is written into the statement instead.</param>
    public SqliteInsert(sqlite3 db, string table, params string[] columns) : this(db, Insert(table, columns))
    {
    }

    private SqliteInsert(sqlite3 db, string sql)
    {
        _db = db;
        Check(raw.sqlite3_prepare_v2(db, sql, out _statement));
    }

    private static int FirstDay { get; } = new DateOnly(1890, 1, 1).DayNumber;

    public static SqliteInsert Statement(sqlite3 db, string sql) => new(db, sql);

    public SqliteInsert Value(int value) => Value((long)value);

    public SqliteInsert Value(int? value)
    {
        if (value is { } number)
        {
            return Value((long)number);
        }

        Check(raw.sqlite3_bind_null(_statement, ++_column));
        return this;
    }

    public SqliteInsert Value(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_column, value));
        return this;
    }

    public SqliteInsert Value(string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(_statement, ++_column));
            return this;
        }

        if (_utf8.Length < text.Length * 3)
        {
            _utf8 = new byte[text.Length * 3];
        }

        return Value(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8)));
    }

    public SqliteInsert Value(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_column, utf8));
        return this;
    }

    public SqliteInsert Value(DateOnly? day)
    {
        if (day is { } there)
        {
            return Value(Text(there));
        }

        Check(raw.sqlite3_bind_null(_statement, ++_column));
        return this;
    }

    /// <summary>Runs the statement with the values bound.</summary>
    public void Run()
    {
        if (raw.sqlite3_step(_statement) != raw.SQLITE_DONE)
        {
            var code = raw.sqlite3_reset(_statement);
            throw new Microsoft.Data.Sqlite.SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), code);
        }

        raw.sqlite3_reset(_statement);
        _column = 0;
    }

    public void Dispose() => _statement.Dispose();

    private static ReadOnlySpan<byte> Text(DateOnly day)
    {
        var place = day.DayNumber - FirstDay;
        return (uint)place < (uint)Days.Length
            ? Days[place] ??= Encoding.ASCII.GetBytes(day.ToString("O", CultureInfo.InvariantCulture))
            : Encoding.ASCII.GetBytes(day.ToString("O", CultureInfo.InvariantCulture));
    }

    private static string Insert(string table, string[] columns)
    {
        var parts = columns.Select(c => c.Split('=', 2)).ToList();
        var names = string.Join(", ", parts.Select(p => $"\"{p[0]}\""));
        var values = string.Join(", ", parts.Select(p => p.Length > 1 ? p[1] : "?"));
        return $"INSERT INTO \"{table}\" ({names}) VALUES ({values})";
    }

    private void Check(int code) => Check(_db, code);

    internal static void Check(sqlite3 db, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new Microsoft.Data.Sqlite.SqliteException(raw.sqlite3_errmsg(db).utf8_to_string(), code);
        }
    }
}
