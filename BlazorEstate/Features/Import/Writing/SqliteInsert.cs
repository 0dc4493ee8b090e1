using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>
/// One prepared INSERT. Rows are gathered in a block and written with one statement of many rows, without any object per row.
/// All that knows SQLite in the import is in this folder's Sqlite classes: a COPY of PostgreSQL takes their place with the same calls.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private const int BlockRows = 32;
    private const int Number = -1;
    private const int Nothing = -2;
    private static readonly byte[]?[] Days = new byte[new DateOnly(2301, 1, 1).DayNumber - FirstDay][];
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _block;
    private readonly sqlite3_stmt _single;
    private readonly Cell[] _cells;
    private readonly int _columns;
    private byte[] _text = GC.AllocateUninitializedArray<byte>(16 * 1024, pinned: true);
    private int _filled;
    private int _used;

    /// <param name="columns">Values to bind, in this order; "Name=literal" is written into the statement instead.</param>
    public SqliteInsert(sqlite3 db, string table, params string[] columns)
    {
        var parts = columns.Select(c => c.Split('=', 2)).ToList();
        _columns = parts.Count(p => p.Length == 1);
        _cells = new Cell[_columns * BlockRows];
        _db = db;
        var row = $"({string.Join(", ", parts.Select(p => p.Length > 1 ? p[1] : "?"))})";
        var insert = $"INSERT INTO \"{table}\" ({string.Join(", ", parts.Select(p => $"\"{p[0]}\""))}) VALUES ";
        _single = SqliteRaw.Prepare(db, insert + row);
        _block = SqliteRaw.Prepare(db, insert + string.Join(", ", Enumerable.Repeat(row, BlockRows)));
    }

    private static int FirstDay { get; } = new DateOnly(1890, 1, 1).DayNumber;

    public SqliteInsert Value(long value) => Set(value, Number);

    public SqliteInsert Value(int value) => Set(value, Number);

    public SqliteInsert Value(int? value) => value is { } number ? Set(number, Number) : Set(0, Nothing);

    public SqliteInsert Value(long? value) => value is { } number ? Set(number, Number) : Set(0, Nothing);

    public SqliteInsert Value(DateOnly? day) => day is { } there ? Value(Text(there)) : Set(0, Nothing);

    public SqliteInsert Value(DateOnly day) => Value(Text(day));

    public SqliteInsert Value(string? text)
    {
        if (text is null)
        {
            return Set(0, Nothing);
        }

        Reserve(text.Length * 3);
        var length = Encoding.UTF8.GetBytes(text, _text.AsSpan(_used));
        _used += length;
        return Set(_used - length, length);
    }

    public SqliteInsert Value(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_text.AsSpan(_used));
        _used += utf8.Length;
        return Set(_used - utf8.Length, utf8.Length);
    }

    /// <summary>Ends a row.</summary>
    public void Row()
    {
        if (_filled == _cells.Length)
        {
            Run(_block, _cells);
            (_filled, _used) = (0, 0);
        }
    }

    /// <summary>Writes what is still gathered.</summary>
    public void Flush()
    {
        for (var row = 0; row < _filled; row += _columns)
        {
            Run(_single, _cells.AsSpan(row, _columns));
        }

        (_filled, _used) = (0, 0);
    }

    public void Dispose()
    {
        _block.Dispose();
        _single.Dispose();
    }

    private void Run(sqlite3_stmt statement, ReadOnlySpan<Cell> cells)
    {
        var handle = statement.DangerousGetHandle();
        var text = Marshal.UnsafeAddrOfPinnedArrayElement(_text, 0);
        for (var i = 0; i < cells.Length; i++)
        {
            ref readonly var cell = ref cells[i];
            var code = cell.Length switch
            {
                Number => SqliteRaw.BindNumber(handle, i + 1, cell.Value),
                Nothing => SqliteRaw.BindNull(handle, i + 1),
                _ => SqliteRaw.BindText(handle, i + 1, text + (nint)cell.Value, cell.Length, 0),
            };
            SqliteRaw.Check(_db, code);
        }

        SqliteRaw.Step(_db, statement);
    }

    private SqliteInsert Set(long value, int length)
    {
        _cells[_filled++] = new(value, length);
        return this;
    }

    private void Reserve(int bytes)
    {
        if (_text.Length - _used < bytes)
        {
            var larger = GC.AllocateUninitializedArray<byte>((2 * _text.Length) + bytes, pinned: true);
            _text.AsSpan(0, _used).CopyTo(larger);
            _text = larger;
        }
    }

    private static byte[] Text(DateOnly day)
    {
        var place = day.DayNumber - FirstDay;
        return (uint)place < (uint)Days.Length ? Days[place] ??= Iso(day) : Iso(day);
    }

    private static byte[] Iso(DateOnly day) => Encoding.ASCII.GetBytes(day.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A number, or where a text begins in the block's bytes and how long it is.</summary>
    private readonly record struct Cell(long Value, int Length);
}
