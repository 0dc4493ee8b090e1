using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Payments;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>The worked cases of payments, through the database. Today is 15 June 2025.</summary>
public sealed class PaymentLedgerTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private PaymentLedger Ledger => _estate.Scoped<PaymentLedger>();

    public async Task InitializeAsync() => _estate = await PaidEstate.CreateAsync();

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Owed_580_paid_700_leaves_a_credit_of_120_that_the_next_charge_uses()
    {
        await _estate.LeaseAsync(58_000);
        var receipt = (await _estate.PayAsync(700m)).Value.Payment;
        Assert.Equal((70_000, 12_000), (receipt.Payment.Amount, receipt.Payment.Credit));
        Assert.Equal(58_000, Assert.Single(receipt.Parts).Standing);
        Assert.Equal(12_000, (await _estate.AccountAsync()).Credit);

        await _estate.IssueAsync("L1", "2025-02-28");
        Assert.Equal([58_000, 12_000], (await _estate.ChargesAsync()).Select(c => c.Paid));
        await _estate.CheckBooksAsync();
    }

    [Fact]
    public async Task The_oldest_due_is_paid_first_unless_the_payer_names_another()
    {
        await _estate.LeaseAsync(10_000, "2025-03-31");
        var charges = await _estate.ChargesAsync();
        await _estate.PayAsync(150m);
        Assert.Equal([10_000, 5_000, 0], (await _estate.ChargesAsync()).Select(c => c.Paid));
        await _estate.PayAsync(120m, chargeId: charges[2].Id);
        Assert.Equal([10_000, 7_000, 10_000], (await _estate.ChargesAsync()).Select(c => c.Paid));
        await _estate.CheckBooksAsync();
    }

    [Fact]
    public async Task Two_halves_of_1500_are_partly_paid_then_paid_and_partly_paid_again_when_one_is_taken_back()
    {
        await _estate.LeaseAsync(150_000);
        var day = new DateOnly(2025, 6, 15);
        await _estate.PayAsync(750m);
        Assert.Equal(ChargeStatus.PartlyPaid, (await _estate.ChargesAsync())[0].StatusOn(day));
        var second = (await _estate.PayAsync(750m)).Value.Payment.Payment.Id;
        Assert.Equal(ChargeStatus.Paid, (await _estate.ChargesAsync())[0].StatusOn(day));

        var reversal = await Ledger.ReverseAsync(second, "cheque bounced", null, null, TestEstate.Admin);
        Assert.Equal(ChargeStatus.PartlyPaid, (await _estate.ChargesAsync())[0].StatusOn(day));
        var back = await _estate.Scoped<PaymentQueries>().FindAsync(reversal.Value);
        Assert.Equal((-75_000, second, day, "cheque bounced"), (back!.Payment.Amount, back.Payment.ReversalOfId, back.Payment.Date, back.Reason));
        var taken = await _estate.Scoped<PaymentQueries>().FindAsync(second);
        Assert.Equal((day, reversal.Value), (taken!.Payment.ReversedOn, taken.ReversedById));
        Assert.Equal((75_000, 0), (taken.Parts[0].Placed, taken.Parts[0].Standing));
        await _estate.CheckBooksAsync();
    }

    [Fact]
    public async Task A_reversal_puts_other_credit_on_what_is_open_again()
    {
        await _estate.LeaseAsync(58_000);
        var first = (await _estate.PayAsync(580m)).Value.Payment.Payment.Id;
        await _estate.PayAsync(700m);
        await Ledger.ReverseAsync(first, "wrong lease", new(2025, 6, 12), null, TestEstate.Admin);
        Assert.Equal(58_000, (await _estate.ChargesAsync())[0].Paid);
        Assert.Equal(12_000, (await _estate.AccountAsync()).Credit);
        await _estate.CheckBooksAsync();
    }

    [Fact]
    public async Task A_payment_is_reversed_once_with_a_reason_and_as_it_was_seen()
    {
        await _estate.LeaseAsync();
        var id = (await _estate.PayAsync(580m)).Value.Payment.Payment.Id;
        Assert.Equal("id", (await Ledger.ReverseAsync(99, "x", null, null, TestEstate.Admin)).Problems[0].Field);
        Assert.Equal(("reason", "Required"), First(await Ledger.ReverseAsync(id, " ", null, null, TestEstate.Admin)));
        Assert.Equal(("date", "Payment.InFuture"), First(await Ledger.ReverseAsync(id, "x", new(2025, 6, 16), null, TestEstate.Admin)));
        Assert.Equal(("date", "Payment.ReversalBeforePayment"), First(await Ledger.ReverseAsync(id, "x", new(2025, 6, 9), null, TestEstate.Admin)));
        Assert.True((await Ledger.ReverseAsync(id, "x", null, 7, TestEstate.Admin)).Has(Result.StaleCode));
        var reversal = await Ledger.ReverseAsync(id, "x", null, 1, TestEstate.Admin);
        Assert.True((await Ledger.ReverseAsync(id, "x", null, 1, TestEstate.Admin)).Has("Payment.AlreadyReversed"));
        Assert.True((await Ledger.ReverseAsync(reversal.Value, "x", null, null, TestEstate.Admin)).Has("Payment.IsReversal"));
        await _estate.CheckBooksAsync();
    }

    [Fact]
    public async Task Only_who_may_records_and_reverses()
    {
        await _estate.LeaseAsync();
        var input = new RecordPayment("L1", new(2025, 6, 1), 1m, PaymentMethod.Cash);
        Assert.True((await Ledger.RecordAsync(input, TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
        var paid = await Ledger.RecordAsync(input, TestEstate.As(Roles.Agent));
        Assert.True((await Ledger.ReverseAsync(paid.Value.Payment.Payment.Id, "x", null, null, TestEstate.As(Roles.Agent))).Has(Result.ForbiddenCode));
    }

    [Fact]
    public async Task Who_may_see_payments_is_told_and_open_screens_hear_of_it_after_the_save()
    {
        var lease = await _estate.LeaseAsync();
        var heard = new TaskCompletionSource<List<EstateChange>>();
        using var subscription = _estate.Get<EstateChanges>().Subscribe(ChangeKinds.Everything, all =>
        {
            heard.TrySetResult([.. all]);
            return Task.CompletedTask;
        });
        var id = (await _estate.PayAsync(580m)).Value.Payment.Payment.Id;
        var changes = await heard.Task.WaitAsync(Waiting.Patience);
        Assert.Contains(new EstateChange(ChangeKinds.Payment, id), changes);
        Assert.Contains(new EstateChange(ChangeKinds.Lease, lease.Id), changes);
        var told = await _estate.ReadAsync(db => db.Notifications.SingleAsync());
        Assert.Equal((EventKinds.PaymentReceived.Key, Permissions.PaymentsView, "L1"), (told.Kind, told.Audience, told.SubjectCode));
        Assert.Contains(new EstateChange(ChangeKinds.Notification, told.Id), changes);
        await Ledger.ReverseAsync(id, "x", null, null, TestEstate.Admin);
        Assert.Equal(1, await _estate.ReadAsync(db => db.Notifications.CountAsync(n => n.Kind == EventKinds.PaymentReversed.Key)));
    }

    private static (string, string) First(Result result) => (result.Problems[0].Field, result.Problems[0].Code);
}
