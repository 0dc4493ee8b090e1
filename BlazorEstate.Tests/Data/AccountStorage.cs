using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Data;

/// <summary>Protects the account on its way to the database and back: what the rules made in memory is what they find again.</summary>
public sealed class AccountStorage
{
    [Fact]
    public async Task A_lease_with_its_money_is_stored_in_one_save_and_corrected_from_what_was_read()
    {
        await using var estate = await TestEstate.CreateAsync();
        var (unit, tenant) = await PlaceAsync(estate);
        var terms = Terms("2025-01-01", "2025-12-31") with { Lines = [new(LineKind.Rent, "", 70_000), new(LineKind.Provision, "eau", 10_000)], VatBasisPoints = 2_000 };
        var lease = await estate.AddAsync(Lease.Create("L1", unit.Id, tenant.Id, terms));
        await WriteAsync(estate, db =>
        {
            var account = LeaseAccount.Open(lease.Id);
            var charges = RentSchedule.BegunBy(lease.Terms, Day("2025-02-28")).Select(s => Charge.Issue(lease.Id, s, s.From)).ToList();
            var payment = Payment.Create(lease, new(Day("2025-01-03"), 100_000, PaymentMethod.Cash), 0, Day("2025-01-03"), Now).Value;
            db.AddRange(charges);
            db.AddRange(account.Issue(charges, []));
            db.AddRange(account.Receive(payment, charges).Value);
            db.AddRange(account, payment);
            return Task.CompletedTask;
        });

        await WriteAsync(estate, async db =>
        {
            var account = await db.LeaseAccounts.SingleAsync();
            Assert.Equal((192_000, 100_000, 100_000), (account.Billed, account.Paid, account.Allocated));
            var payment = await db.Payments.SingleAsync();
            var book = new AccountBook(await db.Charges.ToListAsync(), await db.Payments.ToListAsync(), await db.Allocations.ToListAsync());
            Assert.Equal([(LineKind.Rent, 70_000L), (LineKind.Provision, 10_000L)], book.Charges.First().Lines.Select(l => (l.Kind, l.Amount)));
            var done = account.Reverse(payment, Day("2025-01-10"), "bounced", book, Day("2025-01-10"), Now).Value;
            db.Add(done.Payment);
            db.AddRange(done.Rows);
        });

        var stored = await estate.ReadAsync(async db => (
            Account: await db.LeaseAccounts.SingleAsync(),
            Charges: await db.Charges.OrderBy(c => c.From).ToListAsync(),
            Payments: await db.Payments.OrderBy(p => p.Id).ToListAsync(),
            Rows: await db.Allocations.ToListAsync()));
        Assert.Equal((192_000, 0, 0), (stored.Account.Billed, stored.Account.Paid, stored.Account.Allocated));
        Assert.Equal([0, 0], stored.Charges.Select(c => c.Paid));
        Assert.Equal([100_000, -100_000], stored.Payments.Select(p => p.Amount));
        Assert.Equal(stored.Payments[0].Id, stored.Payments[1].ReversalOfId);
        Assert.Equal(0, stored.Rows.Sum(r => r.Amount));
    }

    [Fact]
    public async Task Lines_that_change_replace_the_later_ones_in_the_database()
    {
        await using var estate = await TestEstate.CreateAsync();
        var (unit, tenant) = await PlaceAsync(estate);
        await estate.AddAsync(Lease.Create("L1", unit.Id, tenant.Id, Terms("2025-01-01", "2025-12-31")));
        foreach (var (day, rent) in new[] { ("2025-07-01", 90_000), ("2025-04-01", 85_000) })
        {
            await WriteAsync(estate, async db =>
            {
                var lease = await db.Leases.Include(l => l.Lines).SingleAsync();
                Assert.True(lease.ChangeLines(Day(day), [new(LineKind.Rent, "", rent)]).IsOk);
            });
        }

        var lines = await estate.ReadAsync(db => db.Leases.SelectMany(l => l.Lines).OrderBy(l => l.From).ToListAsync());
        Assert.Equal([(80_000L, Day("2025-03-31")), (85_000L, (DateOnly?)null)], lines.Select(l => (l.Amount, l.To)));
    }

    private static async Task<(Unit Unit, Tenant Tenant)> PlaceAsync(TestEstate estate) => (await estate.SomeUnitAsync(), await estate.TenantAsync());

    private static async Task WriteAsync(TestEstate estate, Func<EstateDbContext, Task> write)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        await write(db);
        await db.SaveAsync(TestEstate.Admin);
    }
}
