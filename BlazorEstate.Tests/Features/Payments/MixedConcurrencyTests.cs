using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>Payments, reversals, changed lines, ended leases and issued charges on the same accounts at the same time.</summary>
public sealed class MixedConcurrencyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_books_add_up_whoever_writes_at_the_same_time(int seed)
    {
        await using var estate = await PaidEstate.CreateAsync(s => s.AddLeases(new ConfigurationBuilder().Build()));
        foreach (var suffix in (string[])["1", "2", "3"])
        {
            await estate.LeaseAsync(suffix: suffix, tenant: "Tenant " + suffix);
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(() => WorkAsync(estate, new Random((seed * 100) + worker)))));
        await estate.CheckBooksAsync();
        var (payments, charges, rows) = await estate.ReadAsync(async db => (await db.Payments.CountAsync(), await db.Charges.CountAsync(), await db.AuditEntries.CountAsync()));
        Assert.True(payments > 40 && charges > 10 && rows > payments, $"{payments} payments, {charges} charges");
    }

    private static async Task WorkAsync(TestEstate estate, Random random)
    {
        for (var i = 0; i < 25; i++)
        {
            var lease = "L" + random.Next(1, 4);
            switch (random.Next(10))
            {
                case < 5:
                    await estate.PayAsync(random.Next(1, 900), lease);
                    break;
                case 5 or 6:
                    var ids = await estate.ReadAsync(db => db.Payments.Where(p => p.ReversalOfId == null && p.ReversedOn == null).Select(p => p.Id).ToListAsync());
                    if (ids.Count > 0)
                    {
                        await estate.Scoped<PaymentLedger>().ReverseAsync(ids[random.Next(ids.Count)], "slip", null, null, TestEstate.Admin);
                    }

                    break;
                case 7:
                    await estate.Scoped<ChargeIssuer>().IssueAsync(Rents.Day("2025-02-01").AddDays(random.Next(200)), TestEstate.Admin);
                    break;
                case 8:
                    await estate.Scoped<LeaseLedger>().ChangeLinesAsync(lease, new LinesChange(null, Rents.Day("2025-01-01").AddDays(random.Next(150)), [new(LineKind.Rent, "", random.Next(30_000, 90_000))]), TestEstate.Admin);
                    break;
                default:
                    await estate.Scoped<LeaseLedger>().EndAsync(lease, new LeaseEnd(null, Rents.Day("2027-12-01").AddDays(-random.Next(900)), "leaves"), TestEstate.Admin);
                    break;
            }
        }
    }
}
