using BlazorEstate.Shared;

namespace BlazorEstate.Tests.Shared;

/// <summary>The currencies of ISO 4217.</summary>
public sealed class CurrencyTests
{
    [Theory]
    [InlineData("XOF", 0)]
    [InlineData("KRW", 0)]
    [InlineData("ISK", 0)]
    [InlineData("EUR", 2)]
    [InlineData("MGA", 2)]
    [InlineData("CHF", 2)]
    [InlineData("TND", 3)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    public void Each_has_its_exponent(string code, int exponent)
    {
        var currency = Currency.FromCode(code)!;
        Assert.Equal(exponent, currency.Exponent);
        Assert.True(currency.TryToMinor(12m, out var minor));
        Assert.Equal(12 * currency.Scale, minor);
        Assert.Equal(12m, currency.ToMajor(minor));
        Assert.False(currency.TryToMinor(0.00001m, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Eur")]
    [InlineData("FRF")]
    [InlineData("XXX")]
    [InlineData("ABC")]
    public void Another_code_is_none(string? code) => Assert.Null(Currency.FromCode(code));
}
