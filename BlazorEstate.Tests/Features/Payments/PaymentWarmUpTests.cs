using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Payments;
using BlazorEstate.Live;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>Protects the books from the payment that is only gone through after the start: its statements are run, and nobody ever sees it.</summary>
public sealed class PaymentWarmUpTests
{
    [Fact]
    public async Task A_payment_is_gone_through_and_leaves_nothing_behind()
    {
        var heard = new HeardSql();
        await using var estate = await PaidEstate.CreateAsync(heard.On);
        await estate.LeaseAsync(58_000, "2025-03-31");
        await estate.PayAsync(100m);
        var before = await StateAsync(estate);
        using var signals = estate.Get<EstateChanges>().Subscribe(ChangeKinds.Everything, _ => throw new InvalidOperationException("Somebody was told."));

        Assert.NotEmpty(await heard.OfAsync(() => WarmUp(estate).PrepareAsync(default), "INSERT INTO \"Payments\""));
        Assert.Equal(before, await StateAsync(estate));
        await estate.CheckBooksAsync();

        // Numbers too: the next payment gets the one after the first.
        Assert.Equal(2, (await estate.PayAsync(200m)).Value.Payment.Payment.Id);
    }

    [Fact]
    public async Task All_of_it_is_gone_through()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync();
        var input = new RecordPayment("L1", new(2025, 6, 15), 1, PaymentMethod.Transfer);
        Assert.True((await estate.Scoped<PaymentLedger>().RehearseAsync(input, default)).IsOk);
        Assert.False((await estate.Scoped<PaymentLedger>().RehearseAsync(input with { LeaseCode = "L404" }, default)).IsOk);
    }

    [Fact]
    public async Task A_new_agency_has_nothing_to_go_through()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await WarmUp(estate).PrepareAsync(default);
        Assert.Equal(0, await estate.Get<Revision>().NowAsync());
    }

    private static IWarmUp WarmUp(TestEstate estate) => estate.Scoped<IEnumerable<IWarmUp>>().OfType<PaymentWarmUp>().Single();

    private static async Task<string> StateAsync(TestEstate estate)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        var paid = await db.Charges.OrderBy(c => c.Id).Select(c => new { c.Id, c.Paid, c.Version }).ToListAsync();
        var counts = (await db.Payments.CountAsync(), await db.Allocations.CountAsync(), await db.Notifications.CountAsync(), await db.OutgoingMails.CountAsync(), await db.AuditEntries.CountAsync());
        return $"{counts} {(await db.LeaseAccounts.SingleAsync()).Version} {string.Join(' ', paid)}";
    }
}
