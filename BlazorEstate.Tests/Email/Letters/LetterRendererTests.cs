using System.Globalization;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Email.Letters;

public sealed class LetterRendererTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = Build();

    private LetterRenderer Renderer => _services.GetRequiredService<LetterRenderer>();

    public static IEnumerable<object[]> EveryLetter => from kind in LetterKinds.All from language in new[] { "fr", "en" } select new object[] { kind.Key, language };

    [Theory]
    [MemberData(nameof(EveryLetter))]
    public async Task Every_letter_is_complete_in_both_languages(string key, string language)
    {
        var kind = LetterKinds.Find(key)!;
        var letter = await Renderer.RenderAsync(kind, LetterSamples.Json(kind), language, null);
        foreach (var text in new[] { letter.Subject, letter.Text, letter.Html[letter.Html.IndexOf("<body", StringComparison.Ordinal)..] })
        {
            Assert.DoesNotContain('{', text);
            Assert.DoesNotMatch(key + @"\.[A-Z]", text);
        }

        Assert.DoesNotContain('<', letter.Text);
        Assert.Contains("Agence de test", letter.Html, StringComparison.Ordinal);
        Assert.Contains("Agence de test", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", letter.Html, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("LETTERS") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{key}.{language}.html"), letter.Html);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{key}.{language}.txt"), letter.Subject + "\n\n" + letter.Text);
        }
    }

    [Fact]
    public async Task The_callers_language_stays()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await Renderer.RenderAsync(LetterKinds.RentCall, LetterSamples.Json(LetterKinds.RentCall), "fr", null);
        Assert.Equal("en-GB", CultureInfo.CurrentCulture.Name);
        Assert.Equal("en-GB", CultureInfo.CurrentUICulture.Name);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal static ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Agency:Name", "Agence de test"), new("Site:Url", "https://agency.example")]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddLocalization();
        return services.AddAgency(configuration).AddLetters().BuildServiceProvider();
    }
}
