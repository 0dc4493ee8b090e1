using System.Data.Common;
using System.Text;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>
/// What filters, searches and sums read of every payment, in memory (some 60 bytes each): no index serves a text anywhere in a reference, and
/// going through 170,000 payments in the database takes tens of milliseconds. Payments are never changed in this nor deleted, and writers wait
/// for each other, so that numbers appear in their order: each time it reads the payments after the last it knows, whoever wrote them.
/// The server reads all as it starts, so that nobody waits for it.
/// </summary>
public sealed class PaymentColumns(IDbContextFactory<EstateDbContext> factory) : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile PaymentTable _known = new([], 0, 0, [], 0);

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await NowAsync(stoppingToken);
        }
        catch (DbException)
        {
            // Who asks first tries again, and is told.
        }
    }

    internal async Task<PaymentTable> NowAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            // Who reads an older table never looks behind its end, where the new rows go.
            var (rows, count, sum, text, length) = (_known.Rows, _known.Count, _known.Sum, _known.Text, _known.Length);
            await using var db = await factory.CreateDbContextAsync(ct);
            var last = count == 0 ? 0 : rows[count - 1].Id;
            var after = db.Payments.Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => new { p.Id, p.LeaseId, p.Amount, p.Date, p.Method, p.Reference });
            await foreach (var p in after.AsAsyncEnumerable().WithCancellation(ct))
            {
                var reference = Encoding.UTF8.GetBytes(Fold.Of(p.Reference));
                rows = Room(rows, count + 1);
                text = Room(text, length + reference.Length);
                reference.CopyTo(text, length);
                sum += p.Amount;
                rows[count++] = new(p.Id, p.LeaseId, p.Amount, p.Date, p.Method, length += reference.Length);
            }

            return _known = count == _known.Count ? _known : new(rows, count, sum, text, length);
        }
        finally
        {
            _one.Release();
        }
    }

    private static T[] Room<T>(T[] array, int needed)
    {
        if (needed > array.Length)
        {
            Array.Resize(ref array, Math.Max(needed, Math.Max(1024, array.Length * 2)));
        }

        return array;
    }
}
