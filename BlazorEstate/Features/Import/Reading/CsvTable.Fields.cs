using System.Text;
using System.Text.Unicode;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import.Reading;

/// <summary>The typed fields of the current row. A value that cannot be read is an error, and the default of its type stands in.</summary>
internal sealed partial class CsvTable
{
    private readonly char[] _chars = new char[64];

    /// <summary>A field as it stands in the file, unchecked; bytes that are no text show as U+FFFD.</summary>
    public string Raw(int column) => Raw(_reader.GetSpan(_places[column]));

    public string Required(int column) => OptionalText(column, required: true) ?? "";

    public string? OptionalText(int column, bool required = false)
    {
        var bytes = Bytes(column, required);
        return bytes.Length == 0 ? null : Encoding.UTF8.GetString(bytes);
    }

    public DateOnly Day(int column) => OptionalDay(column, required: true) ?? default;

    public DateOnly? OptionalDay(int column, bool required = false)
    {
        var bytes = Bytes(column, required);
        if (bytes.Length == 0)
        {
            return null;
        }

        if (FieldNumbers.TryDay(bytes, out var day))
        {
            return day;
        }

        Error(column, Raw(bytes), "Import.Date");
        return null;
    }

    /// <summary>An amount in major units, in minor ones. Decimals that the currency has not must be zeros.</summary>
    public long Money(int column, Currency currency, bool required = true)
    {
        var bytes = Bytes(column, required);
        if (bytes.Length == 0)
        {
            return 0;
        }

        if (!FieldNumbers.TryDecimal(bytes, out var digits, out var decimals))
        {
            Error(column, Raw(bytes), "Import.Amount");
            return 0;
        }

        if (!FieldNumbers.TryScale(digits, decimals, currency.Exponent, out var minor))
        {
            Error(column, Raw(bytes), decimals > currency.Exponent ? "Amount.Decimals" : "Amount.TooLarge");
        }

        return minor;
    }

    /// <summary>A number with at most two decimals, in hundredths; null for an empty field that may be.</summary>
    public int? Hundredths(int column, bool required) => Number(column, required, 2, "Import.Number");

    public int? Whole(int column, bool required) => Number(column, required, 0, "Import.Whole");

    public T Choice<T>(int column, Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> choices)
    {
        var bytes = Bytes(column, required: true);
        if (bytes.Length == 0)
        {
            return default!;
        }

        if (bytes.Length <= _chars.Length && choices.TryGetValue(_chars.AsSpan(0, Encoding.UTF8.GetChars(bytes, _chars)), out var choice))
        {
            return choice;
        }

        Error(column, Raw(bytes), "Import.Choice", string.Join(", ", choices.Dictionary.Keys));
        return default!;
    }

    /// <summary>The characters of a code, valid until the next call; empty, with an error added, where none can be.</summary>
    public ReadOnlySpan<char> Code(int column)
    {
        var bytes = Bytes(column, required: true);
        if (bytes.Length <= _chars.Length)
        {
            return _chars.AsSpan(0, Encoding.UTF8.GetChars(bytes, _chars));
        }

        Error(column, Raw(bytes), "Code.Format");
        return [];
    }

    public void Error(int column, string value, string code, params object[] args)
    {
        RowFailed = true;
        _errors.Add(Format, Line, Format.Columns[column], value, code, args);
    }

    /// <summary>Adds what a record found wrong with itself, unless a value could not even be read.</summary>
    public bool Accept(Result result)
    {
        if (!result.IsOk && !RowFailed)
        {
            RowFailed = true;
            _errors.Add(Format, Line, result, column => Format.Columns.ToList().IndexOf(column) is >= 0 and var i ? Raw(i) : null);
        }

        return !RowFailed;
    }

    private int? Number(int column, bool required, int places, string code)
    {
        var bytes = Bytes(column, required);
        if (bytes.Length == 0)
        {
            return null;
        }

        if (FieldNumbers.TryDecimal(bytes, out var digits, out var decimals) && FieldNumbers.TryScale(digits, decimals, places, out var number) && number is >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        Error(column, Raw(bytes), code);
        return null;
    }

    private ReadOnlySpan<byte> Bytes(int column, bool required)
    {
        var bytes = _reader.GetSpan(_places[column]);
        if (bytes.Length > 0 && (bytes[0] <= ' ' || bytes[^1] <= ' '))
        {
            bytes = bytes.Trim(" \t\r\n"u8);
        }

        if (bytes.Length == 0)
        {
            if (required)
            {
                Error(column, "", "Required");
            }

            return bytes;
        }

        if (bytes.Length <= CsvLimits.FieldBytes && Utf8.IsValid(bytes))
        {
            return bytes;
        }

        Error(column, Raw(bytes), bytes.Length > CsvLimits.FieldBytes ? "Import.FieldTooLong" : "Import.NotUtf8", CsvLimits.FieldBytes);
        return [];
    }

    private static string Raw(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.Length > 400 ? bytes[..400] : bytes);
}
