using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reports;

/// <summary>A report that cannot be written in the form asked for; the code names the problem.</summary>
public sealed class ReportException(string code) : Exception(code)
{
    public string Code { get; } = code;
}

/// <summary>Writes reports, row by row as they come.</summary>
public sealed class ReportFile(IDbContextFactory<EstateDbContext> factory, ReportCsv csv, ReportJson json, ReportXlsx xlsx)
{
    /// <summary>Returns how many rows were written. Headings for people are in the thread's language.</summary>
    public async Task<long> WriteAsync(ReportOrder order, Stream to, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var rows = new CountedRows(order.Kind, ReportRows.Of(db, order, ct));
        await (order.Format switch
        {
            ReportFormat.Csv => csv.WriteAsync(order, rows, to, ct),
            ReportFormat.Json => json.WriteAsync(order, rows, to, ct),
            _ => xlsx.WriteAsync(order, rows, to, ct),
        });
        return rows.Count;
    }
}

/// <summary>Rows that are counted and added up while they pass.</summary>
public sealed class CountedRows(ReportKind kind, IAsyncEnumerable<object?[]> rows) : IAsyncEnumerable<object?[]>
{
    /// <summary>By column; 0 where nothing is added up. Minor units.</summary>
    public long[] Sums { get; } = new long[kind.Columns.Count];

    public long Count { get; private set; }

    public async IAsyncEnumerator<object?[]> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            Count++;
            for (var i = 0; i < Sums.Length; i++)
            {
                Sums[i] += kind.Columns[i].Sum ? (long)row[i]! : 0;
            }

            yield return row;
        }
    }
}
