using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects the ledger from slips: what a payment may be, and that each refusal names its field.</summary>
public sealed class PaymentRules
{
    private static readonly DateOnly Today = Day("2025-06-15");

    private readonly Lease lease = NewLease("2025-01-01", "2025-12-31");

    [Theory]
    [InlineData(0, "2025-06-15", "amount", "Payment.NotPositive")]
    [InlineData(-100, "2025-06-15", "amount", "Payment.NotPositive")]
    [InlineData(long.MinValue, "2025-06-15", "amount", "Payment.NotPositive")]
    [InlineData(9_600_001, "2025-06-15", "amount", "Payment.TooLarge")]
    [InlineData(long.MaxValue, "2025-06-15", "amount", "Payment.TooLarge")]
    [InlineData(100, "2025-06-16", "date", "Payment.InFuture")]
    [InlineData(100, "2023-12-31", "date", "Payment.TooOld")]
    [InlineData(100, "0001-01-01", "date", "Payment.TooOld")]
    public void A_wrong_one_is_named(long amount, string date, string field, string code)
    {
        var problem = Assert.Single(Create(new(Day(date), amount, PaymentMethod.Transfer)).Problems);
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }

    [Fact]
    public void Method_and_reference_are_checked()
    {
        Assert.Equal("method", Create(new(Today, 100, (PaymentMethod)99)).Problems.Single().Field);
        Assert.Equal("reference", Create(new(Today, 100, PaymentMethod.Cash, new string('x', 65))).Problems.Single().Field);
        Assert.Equal("reference", Create(new(Today, 100, PaymentMethod.Cash, "a\0b")).Problems.Single().Field);
    }

    [Fact]
    public void A_right_one_keeps_all_it_was_given()
    {
        var payment = Payment.Create(lease, new(Today, 12_345, PaymentMethod.Cheque, " no. 7 "), 0, Today, Now with { Key = "k1" }).Value;
        Assert.Equal((lease.Id, Today, 12_345, 12_345), (payment.LeaseId, payment.Date, payment.Amount, payment.Unallocated));
        Assert.Equal((PaymentMethod.Cheque, "no. 7", "Ada", "k1"), (payment.Method, payment.Reference, payment.RecordedBy, payment.IdempotencyKey));
    }

    [Fact]
    public void What_is_owed_is_never_too_large() =>
        Assert.True(Create(new(Today, 20_000_000, PaymentMethod.Transfer), owed: 20_000_000).IsOk);

    [Fact]
    public void An_ended_lease_takes_only_what_is_still_owed()
    {
        Assert.True(lease.EndOn(Day("2025-05-31"), "left", []).IsOk);
        Assert.True(Create(new(Today, 58_000, PaymentMethod.Transfer), owed: 58_000).IsOk);
        var more = Create(new(Today, 58_001, PaymentMethod.Transfer), owed: 58_000).Problems.Single();
        Assert.Equal(("amount", "Payment.LeaseEnded"), (more.Field, more.Code));
        Assert.Equal([Day("2025-05-31"), new MoneyArg(58_000)], more.Args);
        Assert.Equal("Payment.LeaseSettled", Create(new(Today, 1, PaymentMethod.Transfer), owed: 0).Problems.Single().Code);
        Assert.True(Create(new(Day("2025-05-31"), 70_000, PaymentMethod.Transfer), owed: 0).IsOk);
    }

    [Fact]
    public void An_import_takes_money_after_the_end_but_no_nonsense()
    {
        Assert.True(lease.EndOn(Day("2025-05-31"), "left", []).IsOk);
        var input = new PaymentInput(Today, 70_000, PaymentMethod.Transfer);
        var payment = Payment.Import(lease, input, Today, Now, importId: 3, id: 9).Value;
        Assert.Equal((3, 9), (payment.ImportId, payment.Id));
        Assert.Equal("amount", Payment.Import(lease, input with { Amount = 0 }, Today, Now, 3).Problems.Single().Field);
        Assert.Equal("date", Payment.Import(lease, input with { Date = Today.AddDays(1) }, Today, Now, 3).Problems.Single().Field);
    }

    private Result<Payment> Create(PaymentInput input, long owed = 0) => Payment.Create(lease, input, owed, Today, Now);
}
