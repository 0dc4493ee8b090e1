using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Reports;

/// <summary>As the API writes everything: {key, from, to, asOf, rows: [...], totals: {...}}.</summary>
public sealed class ReportJson(Currency currency)
{
    private const int Full = 32 * 1024;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(ReportOrder order, CountedRows rows, Stream to, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, Options);
        var columns = order.Kind.Columns;
        json.WriteStartObject();
        json.WriteString("key", order.Kind.Key);
        foreach (var (name, day) in ((string, DateOnly?)[])[("from", order.Days.From), ("to", order.Days.To), ("asOf", order.Days.AsOf)])
        {
            if (day is not null)
            {
                Write(json, new ReportColumn(name, ColumnType.Day), day);
            }
        }

        json.WriteString("currency", currency.Code);
        json.WriteStartArray("rows");
        await foreach (var row in rows.WithCancellation(ct))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                Write(json, columns[i], row[i]);
            }

            json.WriteEndObject();
            if (json.BytesPending > Full)
            {
                await json.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("totals");
        json.WriteNumber("rows", rows.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Sum)
            {
                Write(json, columns[i], rows.Sums[i]);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private void Write(Utf8JsonWriter json, ReportColumn column, object? value)
    {
        json.WritePropertyName(column.Key);
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case Enum choice: json.WriteStringValue(Names.Of(choice)); break;
            case long amount when column.Type == ColumnType.Money: json.WriteNumberValue(currency.ToMajor(amount)); break;
            case long number: json.WriteNumberValue(number); break;
            default: throw new InvalidOperationException($"No way to write {value.GetType().Name}");
        }
    }
}
