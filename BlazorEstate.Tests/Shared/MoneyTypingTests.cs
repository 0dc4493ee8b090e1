using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Tests.Shared;

public sealed class MoneyTypingTests
{
    [Theory]
    [InlineData("fr-FR", "1 234,5", 123_450)]
    [InlineData("fr-FR", "1\u202f234,50 €", 123_450)]
    [InlineData("fr-FR", "12.5", 1_250)]
    [InlineData("fr-FR", "1.234,50", 123_450)]
    [InlineData("en-GB", "1,234", 123_400)]
    [InlineData("en-GB", "€1,234.50", 123_450)]
    [InlineData("en-GB", "1,5", 150)]
    [InlineData("en-GB", "1,234,567.8", 123_456_780)]
    [InlineData("en-GB", "−10", -1_000)]
    public void An_amount_is_read_as_people_type_it(string culture, string text, long minor)
    {
        using var _ = Speak(culture);
        Assert.True(new MoneyText(Currency.FromCode("EUR")!).TryParse(text, out var read));
        Assert.Equal(minor, read);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1,234.567")]
    [InlineData("12,345")]
    [InlineData("1-2")]
    [InlineData("99999999999999999999")]
    [InlineData("€")]
    [InlineData("1.50.00")]
    [InlineData("1,2,3")]
    [InlineData("12.34,5")]
    [InlineData("1,23.4,5")]
    [InlineData("1.2345.678")]
    public void What_is_no_amount_is_refused(string text)
    {
        using var _ = Speak("fr-FR");
        Assert.False(new MoneyText(Currency.FromCode("EUR")!).TryParse(text, out var read));
        Assert.Null(read);
    }

    [Fact]
    public void Every_amount_that_is_shown_can_be_typed_again()
    {
        var random = new Random(11);
        foreach (var culture in new[] { "fr-FR", "en-GB", "fr-MA" })
        {
            using var _ = Speak(culture);
            foreach (var code in new[] { "EUR", "XOF", "TND" })
            {
                var money = new MoneyText(Currency.FromCode(code)!);
                for (var i = 0; i < 200; i++)
                {
                    var minor = random.NextInt64(1_000_000_000);
                    Assert.True(money.TryParse(money.Format(minor), out var read), money.Format(minor));
                    Assert.Equal(minor, read);
                }
            }
        }
    }

    private static Restore Speak(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        return new Restore(before);
    }

    private sealed record Restore(CultureInfo Before) : IDisposable
    {
        public void Dispose() => CultureInfo.CurrentCulture = Before;
    }
}
