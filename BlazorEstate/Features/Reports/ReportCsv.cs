using System.Globalization;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Files;
using BlazorEstate.Shared.Http;
using CsvHelper;

namespace BlazorEstate.Features.Reports;

/// <summary>For other programs: UTF-8 with its mark, commas (RFC 4180), keys as headings, ISO days, amounts with a point, and no sums among the rows.</summary>
public sealed class ReportCsv(Currency currency)
{
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    public async Task WriteAsync(ReportOrder order, CountedRows rows, Stream to, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(to, Options, leaveOpen: true);
        var columns = order.Kind.Columns;
        foreach (var column in columns)
        {
            csv.WriteField(column.Key);
        }

        await csv.EndRecordAsync(ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            for (var i = 0; i < row.Length; i++)
            {
                csv.WriteField(Say(columns[i].Type, row[i]));
            }

            await csv.EndRecordAsync(ct);
        }

        await csv.FlushAsync(ct);
    }

    private string Say(ColumnType type, object? value) => value switch
    {
        null => "",
        string text => CsvCell.Harmless(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum choice => Names.Of(choice),
        long amount when type == ColumnType.Money => currency.ToInvariant(amount),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No way to write {value.GetType().Name}"),
    };
}
