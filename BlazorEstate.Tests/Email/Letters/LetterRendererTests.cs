using System.Globalization;
using System.Text.Json;
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

    [Theory]
    [InlineData("fr", "1\u202f234,50\u00a0€", "1\u202f284,50\u00a0€", "1\u202f084,50\u00a0€", "1\u202f584,50\u00a0€")]
    [InlineData("en", "€1,234.50", "€1,284.50", "€1,084.50", "€1,584.50")]
    public async Task Amounts_are_exact_and_by_the_language_in_both_parts(string language, params string[] amounts)
    {
        var letter = await Renderer.RenderAsync(LetterKinds.RentCall, LetterSamples.Json(LetterKinds.RentCall), language, null);
        var html = System.Net.WebUtility.HtmlDecode(letter.Html);
        Assert.All(amounts, amount => Assert.Contains(amount, html, StringComparison.Ordinal));
        Assert.All(amounts, amount => Assert.Contains(amount.Replace('\u202f', '\u00a0'), letter.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_law_on_homes_is_quoted_for_homes_alone(bool home)
    {
        var place = LetterSamples.Place() with { Home = home };
        var quittance = (RentPaid)LetterSamples.Of(LetterKinds.Quittance) with { Place = place };
        var notice = (RentReminder)LetterSamples.Of(LetterKinds.Reminder3) with { Place = place };
        Assert.Equal(home, (await WriteAsync(LetterKinds.Quittance, quittance)).Contains("89-462", StringComparison.Ordinal));
        Assert.Equal(home, (await WriteAsync(LetterKinds.Reminder3, notice)).Contains("ADIL", StringComparison.Ordinal));

        async Task<string> WriteAsync<T>(LetterKind<T> kind, T model) =>
            (await Renderer.RenderAsync(kind, System.Text.Json.JsonSerializer.Serialize(model, Outbox.Json), "fr", null)).Text;
    }

    [Theory]
    [InlineData("en", 4_125)]
    [InlineData("en", 3_125, "−€10.00", "€31.25")]
    [InlineData("en", 0, "−€41.25", "€0.00")]
    [InlineData("fr", 3_125, "−10,00\u00a0€", "31,25\u00a0€")]
    [InlineData("fr", 0, "−41,25\u00a0€", "0,00\u00a0€")]
    public async Task A_recharge_asks_for_what_credit_has_left_of_it_and_for_nothing_else(string language, long open, params string[] rows)
    {
        var model = (RechargeNotice)LetterSamples.Of(LetterKinds.RechargeNotice) with { Open = open };
        var letter = await Renderer.RenderAsync(LetterKinds.RechargeNotice, System.Text.Json.JsonSerializer.Serialize(model, Outbox.Json), language, null);
        Assert.All(rows, row => Assert.Contains(row, letter.Text, StringComparison.Ordinal));
        Assert.Equal(open == 0, Says("There is nothing to pay", "Vous n’avez rien à régler"));
        Assert.Equal(open > 0, Says("How to pay, by", "Pour régler, au plus tard"));
        Assert.DoesNotMatch(" due on |à régler le|doit être réglée", System.Net.WebUtility.HtmlDecode(letter.Html));

        bool Says(string english, string french) => letter.Text.ReplaceLineEndings(" ").Contains(language == "en" ? english : french, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "If you received a letter about it")]
    [InlineData("fr", "Si vous avez reçu un courrier à ce sujet")]
    public async Task A_correction_does_not_claim_that_a_letter_was_sent(string language, string words)
    {
        var letter = await Renderer.RenderAsync(LetterKinds.RechargeCorrected, LetterSamples.Json(LetterKinds.RechargeCorrected), language, null);
        Assert.Contains(words, letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "deposit", true, "Nothing is damaged or missing that was not at the entry")]
    [InlineData("en", "deposit", false, "Something is damaged or missing that was not at the entry")]
    [InlineData("fr", "dépôt", true, "Rien n’est dégradé ni manquant par rapport à l’entrée")]
    [InlineData("fr", "dépôt", false, "Des éléments sont dégradés ou manquants par rapport à l’entrée")]
    public async Task Only_who_has_paid_a_deposit_reads_when_it_is_returned(string language, string word, bool matches, string found)
    {
        var notice = (InventoryNotice)LetterSamples.Of(LetterKinds.InventorySigned) with { Matches = matches };
        foreach (var deposit in (bool[])[true, false])
        {
            var letter = await Renderer.RenderAsync(LetterKinds.InventorySigned, JsonSerializer.Serialize(notice with { Deposit = deposit }, Outbox.Json), language, null);
            var text = string.Join(' ', letter.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains(found, text, StringComparison.Ordinal);
            Assert.Equal(deposit, text.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_quittance_names_rent_and_charges_apart_and_only_what_is_paid_in_full()
    {
        var letter = await Renderer.RenderAsync(LetterKinds.Quittance, LetterSamples.Json(LetterKinds.Quittance), "en", null);
        Assert.Equal("Rent receipt, April 2025", letter.Subject);
        Assert.Matches(@"Period: April 2025\n-+\n\nRent \.+ €600\.00\nCharges \.+ €50\.00\n-+\nPaid in full \.+ €650\.00\n\nAlso paid \(receipt\)\n-+\n\nMay 2025 \.+ €250\.00", letter.Text);
    }

    [Theory]
    [MemberData(nameof(EveryLetter))]
    public async Task A_hostile_name_does_no_harm(string key, string language)
    {
        const string name = "<script>alert(1)</script>\r\nBcc: thief@evil.example\u2028{tenant}";
        var kind = LetterKinds.Find(key)!;
        var letter = await Renderer.RenderAsync(kind, LetterSamples.Json(kind, name), language, new("{agency} " + (LetterKinds.ToTenants.Contains(kind) ? "{tenant}" : ""), "Hello"));
        Assert.DoesNotContain("<script", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(letter.Subject, c => char.IsControl(c) || c is '\u2028' or '\u2029');
    }

    [Theory]
    [InlineData(1, "en", "One notification up to 9\u00a0April 2025")]
    [InlineData(1, "fr", "Une notification jusqu’au 9\u00a0avril 2025")]
    [InlineData(1200, "en", "1,200 notifications up to 9\u00a0April 2025")]
    [InlineData(1200, "fr", "1\u202f200 notifications jusqu’au 9\u00a0avril 2025")]
    public async Task A_digest_says_how_many_it_is_of(int count, string language, string subject)
    {
        var digest = new StaffDigest(false, new(2025, 4, 9), [new("Payment received", count, [])]);
        Assert.Equal(subject, (await Renderer.RenderAsync(LetterKinds.Digest, System.Text.Json.JsonSerializer.Serialize(digest, Outbox.Json), language, null)).Subject);
    }

    [Fact]
    public async Task A_name_of_any_length_leaves_a_subject_that_fits_a_header()
    {
        var letter = await Renderer.RenderAsync(LetterKinds.RentCall, LetterSamples.Json(LetterKinds.RentCall, string.Concat(Enumerable.Repeat("🏠", 5_000))), "fr", new("{tenant}", "{tenant}"));
        Assert.InRange(letter.Subject.Length, 1, 200);
        Assert.EndsWith("🏠…", letter.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryLetter))]
    public async Task A_letter_loads_nothing_from_elsewhere(string key, string language)
    {
        var kind = LetterKinds.Find(key)!;
        var html = (await Renderer.RenderAsync(kind, LetterSamples.Json(kind), language, null)).Html;
        Assert.DoesNotMatch("<(img|link|script|iframe)|@import|url\\(|src=", html);
        Assert.All(System.Text.RegularExpressions.Regex.Matches(html, "href=\"([^\"]*)\""), m => Assert.StartsWith("https://agency.example/", m.Groups[1].Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"place\":3}", "Hello")]
    [InlineData("null", "Hello")]
    [InlineData("not json", "Hello")]
    [InlineData(null, "Hello {nobody}")]
    public async Task What_cannot_be_written_is_said_and_not_half_written(string? data, string introduction)
    {
        var render = Renderer.RenderAsync(LetterKinds.RentCall, data ?? LetterSamples.Json(LetterKinds.RentCall), "fr", new("Subject", introduction));
        var problem = await Assert.ThrowsAsync<LetterException>(() => render);
        Assert.NotEmpty(problem.Message);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Agency:Name", "Agence de test"), new("Site:Url", "https://agency.example")]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddLocalization();
        return services.AddAgency(configuration).AddLetters().BuildServiceProvider();
    }
}
