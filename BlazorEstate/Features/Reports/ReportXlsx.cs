using System.Runtime.CompilerServices;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;
using Radzen.Documents.Spreadsheet;

namespace BlazorEstate.Features.Reports;

/// <summary>For people: headings, kinds and days in their language, amounts that can be added up, and a last row that does.</summary>
public sealed class ReportXlsx(Currency currency, IStringLocalizer<ReportsText> texts)
{
    // A sheet holds 1,048,576 rows; headings and sums take two.
    private const int MostRows = 1_048_570;
    private static readonly Format Head = new() { Bold = true };

    /// <summary>Throws <see cref="ReportException"/> where there are more rows than a sheet holds.</summary>
    public async Task WriteAsync(ReportOrder order, CountedRows rows, Stream to, CancellationToken ct)
    {
        var book = new Workbook();
        book.AddSheet(texts["Report." + order.Kind.Key], 1, order.Kind.Columns.Count);
        await book.SaveToStreamAsync(to, CellsAsync(order.Kind, rows, ct), useInlineStrings: true, ct);
    }

    private async IAsyncEnumerable<(CellData?, Format?)[]> CellsAsync(ReportKind kind, CountedRows rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var formats = kind.Columns.Select(c => FormatOf(c.Type, bold: false)).ToArray();
        yield return [.. kind.Columns.Select<ReportColumn, (CellData?, Format?)>(c => (CellData.FromString(texts["Column." + c.Key]), Head))];
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (rows.Count > MostRows)
            {
                throw new ReportException("Report.TooManyRows");
            }

            var cells = new (CellData?, Format?)[row.Length];
            for (var i = 0; i < row.Length; i++)
            {
                cells[i] = (Cell(kind.Columns[i].Type, row[i]), formats[i]);
            }

            yield return cells;
        }

        yield return [.. kind.Columns.Select<ReportColumn, (CellData?, Format?)>((c, i) => (
            i == 0 ? CellData.FromString(texts["Total"]) : c.Sum ? Cell(c.Type, rows.Sums[i]) : null,
            c.Sum ? FormatOf(c.Type, bold: true) : Head))];
    }

    // Text stays text: what looks like a formula is none.
    private CellData? Cell(ColumnType type, object? value) => value switch
    {
        null => null,
        string text => CellData.FromString(text),
        DateOnly day => CellData.FromDate(day.ToDateTime(TimeOnly.MinValue)),
        Enum choice => CellData.FromString(EnumText.Name(choice)),
        long amount when type == ColumnType.Money => CellData.FromNumber((double)currency.ToMajor(amount)),
        long number => CellData.FromNumber(number),
        _ => throw new InvalidOperationException($"No way to write {value.GetType().Name}"),
    };

    private Format FormatOf(ColumnType type, bool bold) => new()
    {
        Bold = bold,
        NumberFormat = type switch
        {
            ColumnType.Money => "#,##0" + (currency.Exponent == 0 ? "" : "." + new string('0', currency.Exponent)),
            ColumnType.Day => texts["DayFormat"],
            ColumnType.Number => "0",
            _ => null,
        },
    };
}
