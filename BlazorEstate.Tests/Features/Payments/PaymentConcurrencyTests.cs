using System.Data.Common;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Payments;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>Many at one account, the same request twice, and saves that break off.</summary>
public sealed class PaymentConcurrencyTests
{
    [Fact]
    public async Task The_same_key_and_content_is_the_same_payment_and_other_content_is_refused()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync();
        var charge = (await estate.ChargesAsync())[0].Id;
        var first = await estate.PayAsync(100m, key: "k1", chargeId: charge);
        var again = await estate.PayAsync(100m, key: "k1", chargeId: charge);
        Assert.Equal((false, true), (first.Value.Replayed, again.Value.Replayed));
        Assert.Equal(first.Value.Payment.Payment, again.Value.Payment.Payment);
        Assert.Equal(first.Value.Payment.Parts, again.Value.Payment.Parts);
        Assert.All(
            [await estate.PayAsync(100.01m, key: "k1", chargeId: charge), await estate.PayAsync(100m, key: "k1"), await estate.PayAsync(100m, date: "2025-06-09", key: "k1", chargeId: charge)],
            r => Assert.True(r.Has("IdempotencyKeyReused")));
        Assert.Equal(1, await estate.ReadAsync(db => db.Payments.CountAsync()));
        Assert.Equal("idempotencyKey", (await estate.PayAsync(1m, key: new string('k', 129))).Problems[0].Field);
    }

    [Fact]
    public async Task A_request_sent_twenty_times_at_once_records_once()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync();
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => estate.PayAsync(100m, key: "same"))));
        Assert.Single(all, r => !r.Value.Replayed);
        Assert.Single(all.Select(r => r.Value.Payment.Payment.Id).Distinct());
        Assert.Equal(10_000, (await estate.AccountAsync()).Paid);
        await estate.CheckBooksAsync();
    }

    [Fact]
    public async Task Fifty_payments_at_once_on_one_lease_all_count()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync(20_000, "2025-05-31");
        var all = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Task.Run(() => estate.PayAsync(i))));
        Assert.All(all, r => Assert.True(r.IsOk));
        Assert.Equal(127_500, (await estate.AccountAsync()).Paid);
        Assert.Equal(27_500, (await estate.AccountAsync()).Credit);
        await estate.CheckBooksAsync();
    }

    [Fact]
    public async Task Two_reversals_at_once_take_back_once()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync();
        var id = (await estate.PayAsync(580m)).Value.Payment.Payment.Id;
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => estate.Scoped<PaymentLedger>().ReverseAsync(id, "x", null, null, TestEstate.Admin))));
        Assert.Single(all, r => r.IsOk);
        Assert.All(all.Where(r => !r.IsOk), r => Assert.True(r.Has("Payment.AlreadyReversed")));
        await estate.CheckBooksAsync();
    }

    [Fact]
    public async Task An_account_that_another_server_changed_meanwhile_is_read_again()
    {
        var conflicts = new Conflicts();
        await using var estate = await PaidEstate.CreateAsync(s => s.ConfigureDbContext<EstateDbContext>(o => o.AddInterceptors(conflicts)));
        await estate.LeaseAsync();
        conflicts.Left = 1;
        Assert.True((await estate.PayAsync(580m)).IsOk);
        conflicts.Left = 2;
        Assert.True((await estate.PayAsync(20m)).Has(Result.StaleCode));
        Assert.Equal(58_000, (await estate.AccountAsync()).Paid);
        await estate.CheckBooksAsync();
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("INSERT INTO \"Allocations\"")]
    [InlineData("INSERT INTO \"Notifications\"")]
    [InlineData("INSERT INTO \"AuditEntries\"")]
    public async Task A_save_that_breaks_off_leaves_nothing(string at)
    {
        var fault = new Fault();
        await using var estate = await PaidEstate.CreateAsync(s => s.ConfigureDbContext<EstateDbContext>(o => o.AddInterceptors(fault, fault.Commit)));
        await estate.LeaseAsync();
        var paid = (await estate.PayAsync(100m)).Value.Payment.Payment.Id;
        var before = await StateAsync(estate);
        fault.At = at;
        await Assert.ThrowsAnyAsync<Exception>(() => estate.PayAsync(100m, key: "k"));
        await Assert.ThrowsAnyAsync<Exception>(() => estate.Scoped<PaymentLedger>().ReverseAsync(paid, "x", null, null, TestEstate.Admin));
        fault.At = null;
        Assert.Equal(before, await StateAsync(estate));
        await estate.CheckBooksAsync();
        Assert.False((await estate.PayAsync(100m, key: "k")).Value.Replayed);
        await estate.CheckBooksAsync();
    }

    private static Task<(int, int, int, int, long, long)> StateAsync(TestEstate estate) => estate.ReadAsync(async db =>
    {
        var account = await db.LeaseAccounts.AsNoTracking().SingleAsync();
        return (await db.Payments.CountAsync(), await db.Allocations.CountAsync(), await db.Notifications.CountAsync(), await db.AuditEntries.CountAsync(), account.Paid, account.Version);
    });

    private sealed class Conflicts : SaveChangesInterceptor
    {
        public int Left { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Left-- > 0 ? throw new DbUpdateConcurrencyException("Another server was faster.") : ValueTask.FromResult(result);
    }

    /// <summary>Breaks the connection at a statement, as a dying process or disk would.</summary>
    private sealed class Fault : DbCommandInterceptor
    {
        public Fault() => Commit = new CommitFault(this);

        public string? At { get; set; }

        public CommitFault Commit { get; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            At is not null && command.CommandText.Contains(At, StringComparison.Ordinal) ? throw new IOException("The disk is gone.") : ValueTask.FromResult(result);

        internal sealed class CommitFault(Fault fault) : DbTransactionInterceptor
        {
            public override ValueTask<InterceptionResult> TransactionCommittingAsync(
                DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
                fault.At == "COMMIT" ? throw new IOException("The disk is gone.") : ValueTask.FromResult(result);
        }
    }
}
