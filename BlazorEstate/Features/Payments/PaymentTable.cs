using System.Text;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>A payment to a search. Its reference ends before <paramref name="End"/> in the table's text.</summary>
internal readonly record struct PaymentCells(long Id, long LeaseId, long Amount, DateOnly Date, PaymentMethod Method, int End);

/// <summary>The payments known at one moment, by their numbers; <paramref name="Text"/> holds the references, folded, one after another.</summary>
internal sealed record PaymentTable(PaymentCells[] Rows, int Count, long Sum, byte[] Text, int Length)
{
    public PaymentTotals Total(PaymentTest test)
    {
        var (count, sum) = (0, 0L);
        foreach (ref readonly var row in Rows.AsSpan(0, Count))
        {
            if (test.Passes(row))
            {
                (count, sum) = (count + 1, sum + row.Amount);
            }
        }

        return new(count, sum);
    }

    /// <summary>
    /// Where payments of these leases and payments with the text in their reference stand that pass a test. Where the text leaves no payment
    /// out there is no such list.
    /// </summary>
    public (List<int> Found, PaymentTotals Totals, bool LeftOut) Find(string folded, IReadOnlySet<long> leases, PaymentTest test)
    {
        var wanted = Encoding.UTF8.GetBytes(folded);
        var (found, start, hit) = (default(List<int>), 0, Next(wanted, 0));
        var (count, sum) = (0, 0L);
        for (var i = 0; i < Count; i++)
        {
            ref readonly var row = ref Rows[i];
            if (hit < start)
            {
                hit = Next(wanted, start);
            }

            // A hit that begins in one reference and ends in the next is none.
            var named = (hit < row.End && hit + wanted.Length <= row.End) || leases.Contains(row.LeaseId);
            start = row.End;
            if (!named)
            {
                found ??= Passing(i, test);
            }
            else if (test.Passes(row))
            {
                (count, sum) = (count + 1, sum + row.Amount);
                found?.Add(i);
            }
        }

        return (found ?? [], new(count, sum), found is not null);
    }

    // Until a first payment is left out no list is needed.
    private List<int> Passing(int count, PaymentTest test)
    {
        var passing = new List<int>();
        for (var i = 0; i < count; i++)
        {
            if (test.Passes(Rows[i]))
            {
                passing.Add(i);
            }
        }

        return passing;
    }

    private int Next(byte[] wanted, int from) =>
        wanted.Length > 0 && Text.AsSpan(from, Length - from).IndexOf(wanted) is >= 0 and var at ? from + at : Length;
}

/// <summary>What a filter asks of a payment besides the text.</summary>
internal sealed class PaymentTest
{
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly long _min;
    private readonly long _max;
    private readonly PaymentMethod? _method;

    private PaymentTest(PaymentFilter f)
    {
        (_from, _to) = (f.From ?? DateOnly.MinValue, f.To ?? DateOnly.MaxValue);
        (_min, _max) = (f.Min ?? long.MinValue, f.Max ?? long.MaxValue);
        _method = f.Method;
    }

    public static PaymentTest None { get; } = new(PaymentFilter.All);

    private HashSet<long>? Leases { get; init; }

    private HashSet<long>? Payments { get; init; }

    /// <summary>The database tells which leases the filter's codes name, and which payments are in its state: all of them small sets with an index.</summary>
    public static async Task<PaymentTest> OfAsync(EstateDbContext db, PaymentFilter f, CancellationToken ct) => new(f)
    {
        Leases = PaymentSearch.Leases(db, f) is { } leases ? await leases.ToHashSetAsync(ct) : null,
        Payments = f.State is { } state ? await PaymentSearch.InState(db.Payments, state).Select(p => p.Id).ToHashSetAsync(ct) : null,
    };

    public bool Passes(in PaymentCells p) =>
        p.Amount >= _min && p.Amount <= _max && p.Date >= _from && p.Date <= _to && (_method is null || p.Method == _method)
        && (Leases is null || Leases.Contains(p.LeaseId)) && (Payments is null || Payments.Contains(p.Id));
}
