using BlazorEstate.Shared;

namespace BlazorEstate.Tests.Shared;

/// <summary>ISO 13616: the check digits of account numbers.</summary>
public sealed class IbanRules
{
    [Theory]
    [InlineData("FR76 3000 6000 0112 3456 7890 189", true)]
    [InlineData("FR1420041010050500013M02606", true)]
    [InlineData("gb82 west 1234 5698 7654 32", true)]
    [InlineData("FR7630006000011234567890188", false)]
    [InlineData("FR76 3000 6000 0112 3456 7890 198", false)]
    [InlineData("FR76", false)]
    [InlineData("", false)]
    [InlineData("7630006000011234567890189", false)]
    [InlineData("FR76300060000112345678901é9", false)]
    public void A_wrong_digit_is_seen(string text, bool valid) => Assert.Equal(valid, Iban.IsValid(text));

    [Fact]
    public void It_is_written_in_groups_that_stay_together() => Assert.Equal("FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189", Iban.Spaced("fr7630006000011234567890189"));
}
