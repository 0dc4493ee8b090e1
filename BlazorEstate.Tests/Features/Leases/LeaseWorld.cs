using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Leases;

/// <summary>An agency with one unit and one tenant, and the lease services on it.</summary>
public sealed class LeaseWorld : IAsyncDisposable
{
    private LeaseWorld(TestEstate estate) => Estate = estate;

    public TestEstate Estate { get; }

    public LeaseLedger Ledger => Estate.Scoped<LeaseLedger>();

    public LeaseQueries Queries => Estate.Scoped<LeaseQueries>();

    public AccountQueries Accounts => Estate.Scoped<AccountQueries>();

    public ChargeIssuer Issuer => Estate.Scoped<ChargeIssuer>();

    public static async Task<LeaseWorld> CreateAsync(DateOnly? today = null, int units = 1)
    {
        var world = new LeaseWorld(await TestEstate.CreateAsync(s => s.AddLeases(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()), today));
        var owner = await world.Estate.OwnerAsync();
        var property = await world.Estate.PropertyAsync(owner);
        for (var i = 1; i <= units; i++)
        {
            await world.Estate.UnitAsync(property, "U" + i, "Lot " + i);
        }

        await world.Estate.TenantAsync();
        return world;
    }

    public static LeaseTerms Terms(DateOnly start, DateOnly end, long rent = 80_000, long provision = 0, LeaseKind kind = LeaseKind.Unfurnished, long deposit = 0, int dueDay = 1) =>
        new(kind, start, end, provision == 0 ? [new(LineKind.Rent, "", rent)] : [new(LineKind.Rent, "", rent), new(LineKind.Provision, "", provision)], deposit, dueDay);

    public async Task<LeaseRef> LetAsync(LeaseTerms terms, string unit = "U1", string? code = null)
    {
        var made = await Ledger.CreateAsync(new NewLease(unit, "T1", terms, Code: code), TestEstate.Admin);
        Assert.True(made.IsOk, string.Join(", ", made.Problems));
        return made.Value;
    }

    /// <summary>Money received, as the payments feature writes it.</summary>
    public async Task<Payment> PayAsync(string code, DateOnly day, long amount)
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var lease = await db.Leases.Include(l => l.Lines).SingleAsync(l => l.Code == code);
        var account = await db.LeaseAccounts.SingleAsync(a => a.LeaseId == lease.Id);
        var charges = await db.Charges.Where(c => c.LeaseId == lease.Id).ToListAsync();
        var payment = Payment.Create(lease, new PaymentInput(day, amount, PaymentMethod.Transfer), charges.Sum(c => c.Open), Estate.Get<AgencyClock>().Today, new Recording(Estate.Get<AgencyClock>().UtcNow, "test")).Value;
        db.Payments.Add(payment);
        db.Allocations.AddRange(account.Receive(payment, charges).Value);
        await db.SaveAsync(TestEstate.Admin);
        return payment;
    }

    public Task<List<Charge>> ChargesAsync(string code) => Estate.ReadAsync(db =>
        db.Charges.AsNoTracking().Where(c => db.Leases.Any(l => l.Id == c.LeaseId && l.Code == code)).OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync());

    public Task<LeaseAccount> AccountAsync(string code) => Estate.ReadAsync(db =>
        db.LeaseAccounts.AsNoTracking().SingleAsync(a => db.Leases.Any(l => l.Id == a.LeaseId && l.Code == code)));

    /// <summary>What must hold of an account whatever happened.</summary>
    public async Task CheckAsync(string code)
    {
        var account = await AccountAsync(code);
        var charges = await ChargesAsync(code);
        var (payments, rows) = await Estate.ReadAsync(async db => (
            await db.Payments.Where(p => p.LeaseId == account.LeaseId).ToListAsync(),
            await db.Allocations.Where(a => a.LeaseId == account.LeaseId).ToListAsync()));
        Assert.Equal(charges.Where(c => !c.IsCancelled).Sum(c => c.Total), account.Billed);
        Assert.Equal(payments.Sum(p => p.Amount), account.Paid);
        Assert.Equal(rows.Sum(r => r.Amount), account.Allocated);
        Assert.Equal(payments.Sum(p => p.Unallocated), account.Credit);
        Assert.All(charges, c => Assert.Equal(c.Paid, rows.Where(r => r.ChargeId == c.Id).Sum(r => r.Amount)));
        Assert.False(account.Credit > 0 && charges.Any(c => c.Open > 0));
    }

    public ValueTask DisposeAsync() => Estate.DisposeAsync();
}
