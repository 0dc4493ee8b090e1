using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Reminders;
using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Reminders;

/// <summary>An agency with the scans, at noon of a day; leases of 800.00 a month, due on the first unless said otherwise.</summary>
public sealed class ReminderWorld : IAsyncDisposable
{
    private int _units;

    private ReminderWorld(TestEstate estate) => Estate = estate;

    public TestEstate Estate { get; }

    public static Task<ReminderWorld> CreateAsync(string today = "2025-06-15", params (string Key, string Value)[] settings) => CreateAsync(null, today, settings);

    public static async Task<ReminderWorld> CreateAsync(HeardSql? heard, string today = "2025-06-15", params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var world = new ReminderWorld(await TestEstate.CreateAsync(
            s =>
            {
                s.AddReminders(configuration).AddSingleton(MaintenanceSetup.Deadlines(configuration));
                heard?.On(s);
            },
            Day(today), settings));
        await world.Estate.PropertyAsync(await world.Estate.OwnerAsync());
        return world;
    }

    public static DateOnly Day(string iso) => Rents.Day(iso);

    /// <summary>A lease on a unit of its own; its charges due up to a day are issued.</summary>
    public async Task<Lease> LetAsync(
        string start, string end, string issued, bool consent = false, int dueDay = 1, long deposit = 0, Tenant? tenant = null, Unit? unit = null, long rent = 80_000)
    {
        var number = Interlocked.Increment(ref _units);
        var property = await Estate.ReadAsync(db => db.Properties.SingleAsync());
        unit ??= await Estate.UnitAsync(property, $"U{number}", $"Lot {number}");
        tenant ??= await Estate.AddAsync(Tenant.Create($"T{number}", new TenantDetails("Benoît Hébert", $"t{number}@example.org", EmailConsent: consent)));
        var terms = new LeaseTerms(LeaseKind.Commercial, Day(start), Day(end), [new(LineKind.Rent, "", rent)], deposit, dueDay);
        var lease = await Estate.AddAsync(Lease.Create($"L{number}", unit.Id, tenant.Id, terms));
        await using var db = await Estate.Factory.CreateDbContextAsync();
        db.Add(LeaseAccount.Open(lease.Id));
        await db.SaveAsync(TestEstate.Admin);
        await IssueAsync(lease, issued);
        return lease;
    }

    public async Task IssueAsync(Lease lease, string until)
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var account = await db.LeaseAccounts.SingleAsync(a => a.LeaseId == lease.Id);
        var there = (await db.Charges.Where(c => c.LeaseId == lease.Id).Select(c => c.From).ToListAsync()).ToHashSet();
        var credits = await db.Payments.Where(p => p.LeaseId == lease.Id && p.Unallocated > 0).ToListAsync();
        var charges = RentSchedule.ToIssue(lease.Terms, Day(until), there).Select(c => Charge.Issue(lease.Id, c, Day("2025-01-01"))).ToList();
        db.Charges.AddRange(charges);
        db.Allocations.AddRange(account.Issue(charges, credits));
        await db.SaveAsync(TestEstate.Admin);
    }

    public async Task<Payment> PayAsync(Lease of, string day, long amount)
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var lease = await db.Leases.Include(l => l.Lines).SingleAsync(l => l.Id == of.Id);
        var account = await db.LeaseAccounts.SingleAsync(a => a.LeaseId == lease.Id);
        var payment = Payment.Import(lease, new(Day(day), amount, PaymentMethod.Transfer), Day(day), Rents.Now, null).Value;
        db.Payments.Add(payment);
        db.Allocations.AddRange(account.Receive(payment, await db.Charges.Where(c => c.LeaseId == lease.Id).ToListAsync()).Value);
        await db.SaveAsync(TestEstate.Admin);
        return payment;
    }

    /// <summary>A change of the books by their own rules.</summary>
    public async Task ChangeAsync(Lease of, Func<LeaseAccount, AccountBook, Result<IReadOnlyList<PaymentAllocation>>> change)
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var book = new AccountBook(
            await db.Charges.Where(c => c.LeaseId == of.Id).ToListAsync(), await db.Payments.Where(p => p.LeaseId == of.Id).ToListAsync(), await db.Allocations.Where(a => a.LeaseId == of.Id).ToListAsync());
        db.Allocations.AddRange(change(await db.LeaseAccounts.SingleAsync(a => a.LeaseId == of.Id), book).Value);
        await db.SaveAsync(TestEstate.Admin);
    }

    public async Task<ScanRun> ScanAsync<TScan>(string day) where TScan : ReminderScan => await Estate.Scoped<TScan>().RunAsync(Day(day), Actor.System);

    public Task<List<Notification>> ToldAsync(EventKind kind) => Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == kind.Key).OrderBy(n => n.Id).ToListAsync());

    /// <summary>The days that brought what was told, in order.</summary>
    public async Task<string> MilestonesAsync(EventKind kind) => string.Join(' ', (await ToldAsync(kind)).Select(n => $"{n.Milestone:yyyy-MM-dd}"));

    public Task<List<OutgoingMail>> LettersAsync() => Estate.ReadAsync(db => db.OutgoingMails.OrderBy(m => m.Id).ToListAsync());

    public async Task<string> LetterKeysAsync() => string.Join(' ', (await LettersAsync()).Select(m => m.Key));

    public ValueTask DisposeAsync() => Estate.DisposeAsync();
}
