using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Tests.Shared;

/// <summary>How a repair on an account is named.</summary>
public sealed class RepairTextTests
{
    [Theory]
    [InlineData("fr", "Réparation M000011\u00a0: Fuite: évier")]
    [InlineData("en", "Repair M000011: Fuite: évier")]
    public void It_is_named_in_the_readers_language_with_the_signs_of_that_language(string language, string name)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var label = RepairText.Label("M000011", "Fuite: évier");
            Assert.Equal(("M000011", name), (RepairText.CodeOf(label), RepairText.Of(label)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
