using BlazorEstate.Features.Import.Reading;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>The payments of each lease in order of date, as places in <see cref="AgencyRows.Payments"/>; those of one day in the file's order.</summary>
internal sealed class PaymentBuckets
{
    private readonly int[] _starts;
    private readonly int[] _order;

    public PaymentBuckets(AgencyRows rows)
    {
        _starts = new int[rows.LeaseCodes.Count + 1];
        _order = new int[rows.Payments.Count];
        foreach (ref readonly var payment in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows.Payments))
        {
            _starts[payment.Lease + 1]++;
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var i = 0; i < _order.Length; i++)
        {
            _order[next[rows.Payments[i].Lease]++] = i;
        }

        for (var lease = 0; lease < next.Length; lease++)
        {
            Sort(_order.AsSpan(_starts[lease].._starts[lease + 1]), rows.Payments);
        }
    }

    public ReadOnlyMemory<int> Of(int lease) => _order.AsMemory(_starts[lease].._starts[lease + 1]);

    private static void Sort(Span<int> places, List<PaymentRow> payments)
    {
        for (var i = 1; i < places.Length; i++)
        {
            if (payments[places[i]].Date < payments[places[i - 1]].Date)
            {
                places.Sort((a, b) => payments[a].Date != payments[b].Date ? payments[a].Date.CompareTo(payments[b].Date) : a.CompareTo(b));
                return;
            }
        }
    }
}
