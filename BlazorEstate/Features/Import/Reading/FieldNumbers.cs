namespace BlazorEstate.Features.Import.Reading;

/// <summary>Days and numbers from their characters, strictly: no culture, no exponent, no spaces, no object.</summary>
internal static class FieldNumbers
{
    private const int MostDigits = 18;

    /// <summary>2026-01-31.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var date)
            || year == 0 || month is 0 or > 12 || date == 0 || date > DateTime.DaysInMonth((int)year, (int)month))
        {
            return false;
        }

        day = new DateOnly((int)year, (int)month, (int)date);
        return true;
    }

    /// <summary>-1234.50 is digits -123450 with 2 decimals. A sign, digits, and a point with digits after it; at most 18 digits.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, out long digits, out int decimals)
    {
        (digits, decimals) = (0, 0);
        var negative = text.Length > 0 && text[0] == '-';
        text = negative ? text[1..] : text;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var rest = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length == 0 || (point >= 0 && rest.Length == 0) || whole.Length + rest.Length > MostDigits
            || !TryDigits(whole, out digits) || !TryDigits(rest, out var fraction))
        {
            return false;
        }

        decimals = rest.Length;
        for (var i = 0; i < decimals; i++)
        {
            digits *= 10;
        }

        digits = negative ? -(digits + fraction) : digits + fraction;
        return true;
    }

    /// <summary>The same number with another count of decimals; false where that would lose a digit or not fit.</summary>
    public static bool TryScale(long digits, int decimals, int places, out long number)
    {
        number = digits;
        for (; decimals > places; decimals--)
        {
            if (number % 10 != 0)
            {
                number = 0;
                return false;
            }

            number /= 10;
        }

        for (; decimals < places; decimals++)
        {
            if (number is > 900_000_000_000_000_000 / 10 or < -900_000_000_000_000_000 / 10)
            {
                number = 0;
                return false;
            }

            number *= 10;
        }

        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
