using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Browser;

/// <summary>Each letter as a mail reader shows it: on a phone and in a window, by day and by night. With SCREENSHOTS=1 the pictures stay.</summary>
[Collection(BrowserTests.Name)]
public sealed class LettersAsRead(BrowserFixture browser)
{
    [BrowserTheory]
    [InlineData("fr", 360, ColorScheme.Light)]
    [InlineData("fr", 640, ColorScheme.Dark)]
    [InlineData("en", 360, ColorScheme.Dark)]
    [InlineData("en", 640, ColorScheme.Light)]
    public async Task Every_letter_fits_stands_out_and_speaks_one_language(string language, int width, ColorScheme scheme)
    {
        await using var services = Compose();
        var renderer = services.GetRequiredService<LetterRenderer>();
        await using var visitor = await browser.OpenAsync(language, width, 800);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var wrong = new List<string>();
        foreach (var kind in LetterKinds.All)
        {
            // A name without a place to break must not push anything out of sight.
            var name = $"Benoît Hébert {new string('m', 60)}";
            await visitor.Page.SetContentAsync((await renderer.RenderAsync(kind, LetterSamples.Json(kind, name), language, null)).Html);
            string[] found =
            [
                .. await visitor.Page.TooWideAsync(), .. await visitor.Page.TooFaintAsync(),
                .. language == "fr" && LetterKinds.Worded.Contains(kind) ? await visitor.Page.EnglishTextsAsync() : [],
            ];
            wrong.AddRange(found.Select(x => $"{kind.Key}: {x}"));
            await visitor.Page.SetContentAsync((await renderer.RenderAsync(kind, LetterSamples.Json(kind), language, null)).Html);
            await visitor.ShowcaseAsync($"letter-{kind.Key}-{language}-{width}-{scheme}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static ServiceProvider Compose()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Agency:Name", "Agence des Quais"), new("Agency:Address", "12 quai Saint-Vincent, 69001 Lyon"), new("Agency:Iban", "FR7630006000011234567890189"), new("Site:Url", "https://agency.example"),
        ]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddLocalization();
        return services.AddAgency(configuration).AddLetters().BuildServiceProvider();
    }
}
