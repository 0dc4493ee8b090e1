using CsvHelper;

namespace BlazorEstate.Features.Import.Reading;

/// <summary>One file, row by row, with its errors gathered: nothing stops at the first.</summary>
internal sealed partial class CsvTable : IDisposable
{
    private readonly HashedFile _file;
    private readonly CsvReader _reader;
    private readonly RowErrors _errors;
    private readonly int[] _places;
    private int _fields;
    private long _badQuotes;

    private CsvTable(HashedFile file, CsvFormat format, RowErrors errors)
    {
        (_file, Format, _errors, _places) = (file, format, errors, new int[format.Columns.Count]);
        _reader = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = CsvLimits.RecordBytes,
            OnMalformedRecord = _ => _badQuotes++,
        });
    }

    public CsvFormat Format { get; }

    /// <summary>The line on which the current row starts, from 1.</summary>
    public int Line => (int)_reader.LineNumber;

    public int Rows { get; private set; }

    /// <summary>Whether the current row has had an error.</summary>
    public bool RowFailed { get; private set; }

    /// <summary>Opens the file of a format and checks its size, encoding and header; null, with errors added, when it cannot be read.</summary>
    public static CsvTable? Open(string path, CsvFormat format, RowErrors errors)
    {
        var length = new FileInfo(path).Length;
        if (length == 0 || length > CsvLimits.FileBytes)
        {
            errors.Add(format, 0, "", "", length == 0 ? "Import.FileEmpty" : "Import.FileTooLarge", CsvLimits.FileBytes >> 20);
            return null;
        }

        var table = new CsvTable(new HashedFile(path), format, errors);
        if (table.ReadHeader())
        {
            return table;
        }

        table.Dispose();
        return null;
    }

    /// <summary>Moves to the next row with the right number of fields.</summary>
    public bool Read()
    {
        while (Next(Line))
        {
            if (++Rows > CsvLimits.Rows)
            {
                _errors.Add(Format, Line, "", "", "Import.TooManyRows", CsvLimits.Rows);
                return false;
            }

            RowFailed = false;
            if (_reader.FieldCount == _fields)
            {
                return true;
            }

            _errors.Add(Format, Line, "", Raw(_reader.RawRecord), "Import.FieldCount", _reader.FieldCount, _fields);
        }

        return false;
    }

    /// <summary>The SHA-256 of the whole file.</summary>
    public string Finish() => _file.Finish();

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    // A row with quotes in the wrong place is an error of its own and not read further.
    private bool Next(int after)
    {
        while (true)
        {
            var quotes = _badQuotes;
            try
            {
                if (!_reader.Read())
                {
                    return false;
                }
            }
            catch (CsvFormatException)
            {
                _errors.Add(Format, after + 1, "", "", "Import.RowTooLong", CsvLimits.RecordBytes);
                return false;
            }

            if (_badQuotes == quotes)
            {
                return true;
            }

            Rows++;
            after = Line;
            _errors.Add(Format, Line, "", Raw(_reader.RawRecord), "Import.BadQuote");
        }
    }

    private bool ReadHeader()
    {
        var before = _errors.Count;
        if (_file.StartsAsUtf16 || !Next(0))
        {
            _errors.Add(Format, 1, "", "", _file.StartsAsUtf16 ? "Import.NotUtf8" : "Import.FileEmpty");
            return false;
        }

        _fields = _reader.FieldCount;
        Array.Fill(_places, -1);
        for (var i = 0; i < _fields; i++)
        {
            var name = Raw(_reader.GetSpan(i)).Trim();
            var column = Format.Columns.ToList().IndexOf(name);
            if (column < 0)
            {
                _errors.Add(Format, 1, "", name, name.Contains('\uFFFD') ? "Import.NotUtf8" : "Import.ColumnUnknown", string.Join(", ", Format.Columns));
            }
            else if (_places[column] >= 0)
            {
                _errors.Add(Format, 1, name, name, "Import.ColumnTwice");
            }
            else
            {
                _places[column] = i;
            }
        }

        for (var i = 0; i < _places.Length && _errors.Count == before; i++)
        {
            if (_places[i] < 0)
            {
                _errors.Add(Format, 1, Format.Columns[i], "", "Import.ColumnMissing");
            }
        }

        return _errors.Count == before;
    }
}
