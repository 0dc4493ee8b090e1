using BlazorEstate.Domain;
using BlazorEstate.Features.Payments;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>A bad payment is refused with its field named, in words a person reads, and leaves nothing behind.</summary>
public sealed class PaymentInputTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await PaidEstate.CreateAsync();

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Theory]
    [InlineData("leaseCode", "Required", null, "2025-06-01", "10")]
    [InlineData("leaseCode", "Unknown", "L9", "2025-06-01", "10")]
    [InlineData("leaseCode", "Unknown", "' OR 1=1 --", "2025-06-01", "10")]
    [InlineData("date", "Required", "L1", null, "10")]
    [InlineData("date", "Payment.InFuture", "L1", "2025-06-16", "10")]
    [InlineData("date", "Payment.TooOld", "L1", "1925-06-16", "10")]
    [InlineData("amount", "Required", "L1", "2025-06-01", null)]
    [InlineData("amount", "Payment.NotPositive", "L1", "2025-06-01", "0")]
    [InlineData("amount", "Payment.NotPositive", "L1", "2025-06-01", "-5")]
    [InlineData("amount", "Amount.Decimals", "L1", "2025-06-01", "10.001")]
    [InlineData("amount", "Payment.TooLarge", "L1", "2025-06-01", "5800000")]
    [InlineData("amount", "Amount.TooLarge", "L1", "2025-06-01", "79228162514264337593543950335")]
    [InlineData("amount", "Amount.TooLarge", "L1", "2025-06-01", "-79228162514264337593543950335")]
    [InlineData("method", "Required", "L1", "2025-06-01", "10", -1)]
    [InlineData("method", "Choice", "L1", "2025-06-01", "10", 77)]
    [InlineData("reference", "TooLong", "L1", "2025-06-01", "10", 3, "01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("reference", "ControlCharacters", "L1", "2025-06-01", "10", 3, "a\u0000b")]
    [InlineData("chargeId", "Payment.ChargeNotOpen", "L1", "2025-06-01", "10", 3, "", 4711L)]
    public async Task A_bad_value_is_refused_with_its_field(
        string field, string code, string? lease, string? date, string? amount, int method = (int)PaymentMethod.Cash, string? reference = null, long? charge = null)
    {
        await _estate.LeaseAsync();
        var input = new RecordPayment(lease, date is null ? null : Rents.Day(date), amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), method < 0 ? null : (PaymentMethod)method, reference, charge);
        var result = await _estate.Scoped<PaymentLedger>().RecordAsync(input, TestEstate.Admin);
        Assert.Contains(result.Problems, p => (p.Field, p.Code) == (field, code));
        var sentences = _estate.Scoped<ProblemText>();
        Assert.All(result.Problems, p => Assert.DoesNotContain(p.Code, sentences.Full(p), StringComparison.Ordinal));
        Assert.False(await _estate.ReadAsync(async db => await db.Payments.AnyAsync() || await db.Allocations.AnyAsync() || await db.Notifications.AnyAsync()));
        await _estate.CheckBooksAsync();
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await _estate.LeaseAsync();
        var result = await _estate.Scoped<PaymentLedger>().RecordAsync(new("L1", new(2030, 1, 1), -1m, PaymentMethod.Cash, new string('x', 65), 4711), TestEstate.Admin);
        Assert.Equal(["amount", "chargeId", "date", "reference"], result.Problems.Select(p => p.Field).Order());
    }

    [Fact]
    public async Task After_the_end_of_a_lease_no_more_than_is_owed_is_taken()
    {
        await _estate.LeaseAsync(10_000, "2025-03-31", end: "2025-03-31");
        Assert.Equal(("amount", "Payment.LeaseEnded"), First(await _estate.PayAsync(300.01m)));
        Assert.True((await _estate.PayAsync(300m)).IsOk);
        Assert.Equal(("amount", "Payment.LeaseSettled"), First(await _estate.PayAsync(1m)));
        await _estate.CheckBooksAsync();
    }

    [Fact]
    public async Task A_charge_that_is_paid_or_of_another_lease_cannot_be_named()
    {
        await _estate.LeaseAsync();
        await _estate.LeaseAsync(suffix: "2");
        var charges = await _estate.ChargesAsync();
        await _estate.PayAsync(580m);
        foreach (var charge in charges)
        {
            Assert.Equal(("chargeId", "Payment.ChargeNotOpen"), First(await _estate.PayAsync(10m, chargeId: charge.Id)));
        }
    }

    [Fact]
    public async Task Today_is_the_agencys_day_not_that_of_the_clock()
    {
        await _estate.LeaseAsync();
        _estate.Time.Set(new DateTime(2025, 6, 15, 22, 30, 0)); // Half past midnight in Paris.
        Assert.True((await _estate.PayAsync(10m, date: "2025-06-16")).IsOk);
    }

    private static (string, string) First(Result result) => (result.Problems[0].Field, result.Problems[0].Code);
}
