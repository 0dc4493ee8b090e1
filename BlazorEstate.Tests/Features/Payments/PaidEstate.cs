using BlazorEstate.Domain;
using BlazorEstate.Features.Payments;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>A test agency whose leases owe rent, with the payments feature.</summary>
internal static class PaidEstate
{
    public static Task<TestEstate> CreateAsync(Action<IServiceCollection>? configure = null) => TestEstate.CreateAsync(services =>
    {
        services.AddPayments();
        configure?.Invoke(services);
    });

    /// <summary>A lease from 1 January 2025, its charges issued up to a day.</summary>
    public static async Task<Lease> LeaseAsync(this TestEstate estate, long rent = 58_000, string until = "2025-01-31", string suffix = "1", string tenant = "Benoît Hébert", string end = "2027-12-31")
    {
        var unit = await estate.SomeUnitAsync(suffix);
        var payer = await estate.TenantAsync("T" + suffix, tenant);
        var terms = new LeaseTerms(LeaseKind.Unfurnished, new(2025, 1, 1), Rents.Day(end), [new(LineKind.Rent, "", rent)]);
        var lease = await estate.AddAsync(Lease.Create("L" + suffix, unit.Id, payer.Id, terms));
        await estate.IssueAsync(lease.Code, until);
        return lease;
    }

    public static async Task IssueAsync(this TestEstate estate, string code, string until)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        var lease = await db.Leases.Include(l => l.Lines).SingleAsync(l => l.Code == code);
        var issued = await db.Charges.Where(c => c.LeaseId == lease.Id).Select(c => c.From).ToHashSetAsync();
        var charges = RentSchedule.ToIssue(lease.Terms, Rents.Day(until), issued).Select(s => Charge.Issue(lease.Id, s, s.From)).ToList();
        var account = await db.LeaseAccounts.FindAsync(lease.Id) ?? db.Add(LeaseAccount.Open(lease.Id)).Entity;
        var credits = await db.Payments.Where(p => p.LeaseId == lease.Id && p.Unallocated > 0).ToListAsync();
        db.AddRange(charges);
        db.AddRange(account.Issue(charges, credits));
        await db.SaveAsync(Actor.System);
    }

    public static Task<Result<PaymentReceipt>> PayAsync(this TestEstate estate, decimal amount, string lease = "L1", string date = "2025-06-10", long? chargeId = null, string? key = null) =>
        estate.Scoped<PaymentLedger>().RecordAsync(new(lease, Rents.Day(date), amount, PaymentMethod.Transfer, "REF", chargeId, key), TestEstate.Admin);

    public static Task<List<Charge>> ChargesAsync(this TestEstate estate) =>
        estate.ReadAsync(db => db.Charges.AsNoTracking().OrderBy(c => c.From).ToListAsync());

    public static Task<LeaseAccount> AccountAsync(this TestEstate estate) => estate.ReadAsync(db => db.LeaseAccounts.AsNoTracking().SingleAsync());

    /// <summary>What must hold of the stored books, whatever happened.</summary>
    public static async Task CheckBooksAsync(this TestEstate estate)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        var charges = await db.Charges.AsNoTracking().ToListAsync();
        var payments = await db.Payments.AsNoTracking().ToListAsync();
        var rows = await db.Allocations.AsNoTracking().ToListAsync();
        foreach (var account in await db.LeaseAccounts.AsNoTracking().ToListAsync())
        {
            Assert.Equal(charges.Where(c => c.LeaseId == account.LeaseId && !c.IsCancelled).Sum(c => c.Total), account.Billed);
            Assert.Equal(payments.Where(p => p.LeaseId == account.LeaseId).Sum(p => p.Amount), account.Paid);
            Assert.Equal(rows.Where(r => r.LeaseId == account.LeaseId).Sum(r => r.Amount), account.Allocated);
            Assert.Equal(payments.Where(p => p.LeaseId == account.LeaseId).Sum(p => p.Unallocated), account.Credit);
            Assert.False(account.Credit > 0 && charges.Any(c => c.LeaseId == account.LeaseId && c.Open > 0), "credit beside an open charge");
        }

        Assert.All(charges, c => Assert.Equal(rows.Where(r => r.ChargeId == c.Id).Sum(r => r.Amount), c.Paid));
        Assert.All(charges, c => Assert.InRange(c.Paid, 0, c.Total));
        Assert.All(payments.Where(p => p is { IsReversed: false, IsReversal: false }), p => Assert.Equal(p.Amount, p.Unallocated + rows.Where(r => r.PaymentId == p.Id).Sum(r => r.Amount)));
    }
}
