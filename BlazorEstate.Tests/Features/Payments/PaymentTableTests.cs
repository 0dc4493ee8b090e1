using System.Text;
using BlazorEstate.Features.Payments;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>What a search finds in memory is what looking at each payment finds.</summary>
public sealed class PaymentTableTests
{
    [Fact]
    public void Finds_what_looking_at_each_finds()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var references = Enumerable.Range(0, random.Next(12)).Select(_ => Some(random, 4)).ToList();
            var (wanted, leases) = (Some(random, 3), new HashSet<long> { random.Next(4) });
            var rows = new List<PaymentCells>();
            foreach (var reference in references)
            {
                rows.Add(new(rows.Count + 1, random.Next(4), 1, default, default, (rows.Count == 0 ? 0 : rows[^1].End) + reference.Length));
            }

            var text = Encoding.UTF8.GetBytes(string.Concat(references) + "behind");
            var table = new PaymentTable([.. rows], rows.Count, 0, text, text.Length - 6);
            var (found, totals, leftOut) = table.Find(wanted, leases, PaymentTest.None);
            var expected = rows.FindAll(r => leases.Contains(r.LeaseId) || (wanted.Length > 0 && references[(int)r.Id - 1].Contains(wanted, StringComparison.Ordinal)));
            Assert.Equal((new PaymentTotals(expected.Count, expected.Count), expected.Count < rows.Count), (totals, leftOut));
            Assert.Equal(leftOut ? expected : [], found.ConvertAll(i => rows[i]));
        }
    }

    private static string Some(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => "ab"[random.Next(2)]));
}
