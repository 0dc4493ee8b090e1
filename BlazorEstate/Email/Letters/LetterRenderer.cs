using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using BlazorEstate.Email.Letters.Templates;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Email.Letters;

/// <summary>A letter as it is sent.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">For readers without HTML; lines end with \n.</param>
public sealed record RenderedLetter(string Subject, string Text, string Html);

/// <summary>The letter cannot be made of what is stored, and trying again would not help. The message says why.</summary>
public sealed class LetterException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Writes letters by their Razor templates, in the recipient's language and with its formats, as text and as HTML.</summary>
public sealed class LetterRenderer : IDisposable
{
    /// <summary>A header that is longer says nothing more.</summary>
    private const int LongestSubject = 200;

    private readonly ILoggerFactory _loggers;
    private readonly LetterWords _words;
    private readonly LetterLinks _links;
    private readonly ServiceProvider _services;
    private readonly IStringLocalizer<LettersText> _texts;

    public LetterRenderer(AgencyOptions agency, MoneyText money, AgencyClock clock, LetterLinks links, IStringLocalizer<LettersText> texts, ILoggerFactory loggers)
    {
        (_loggers, _links, _texts) = (loggers, links, texts);
        _words = new LetterWords(money, agency);

        // What templates may ask for, and nothing of a request or circuit. French needs no escapes for its accents.
        _services = new ServiceCollection().AddSingleton(agency).AddSingleton(clock).AddSingleton(_words).AddSingleton(texts)
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
    }

    /// <summary>Throws <see cref="LetterException"/> for data that is not of this letter, or a placeholder that it does not have.</summary>
    /// <param name="dataJson">The letter's model, as the outbox keeps it.</param>
    /// <param name="language">"fr" or "en".</param>
    /// <param name="own">The agency's wording, see <see cref="LetterWordings"/>; null for the built-in one.</param>
    public async Task<RenderedLetter> RenderAsync(LetterKind kind, string dataJson, string language, LetterWording? own, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var template = LetterTemplates.Of(kind);
        var model = Read(kind, dataJson);

        // An asynchronous method's culture is its own: the caller's stays what it was.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LetterWords.CultureOf(language);
        var wording = own ?? BuiltIn(kind);
        var values = template.Values(model, _words);
        var letter = new Letter(kind, model, _links)
        {
            Subject = OneLine(Wording.Fill(wording.Subject, values)),
            Preheader = OneLine(Wording.Fill(_texts[kind.Key + ".Preheader"], values)),
            Introduction = Wording.Paragraphs(Wording.Fill(wording.Introduction, values)),
        };
        var html = await DrawAsync(template.Component, letter);
        return new RenderedLetter(letter.Subject, letter.Text.ToString(), html);
    }

    /// <summary>Subject and introduction of a letter unless the agency has its own, with their placeholders, in a language.</summary>
    public LetterWording BuiltIn(LetterKind kind, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = LetterWords.CultureOf(language);
            return BuiltIn(kind);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    public void Dispose() => _services.Dispose();

    private LetterWording BuiltIn(LetterKind kind) => new(_texts[kind.Key + ".Subject"], _texts[kind.Key + ".Introduction"]);

    private async Task<string> DrawAsync(Type component, Letter letter)
    {
        await using var renderer = new HtmlRenderer(_services, _loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LetterTemplate<>.Letter)] = letter });
            return (await renderer.RenderComponentAsync(component, parameters)).ToHtmlString();
        });
    }

    private static object Read(LetterKind kind, string dataJson)
    {
        try
        {
            return JsonSerializer.Deserialize(dataJson, kind.Model, Outbox.Json) ?? throw new LetterException($"The letter {kind.Key} has no content.");
        }
        catch (JsonException e)
        {
            throw new LetterException($"The stored content of the letter {kind.Key} cannot be read: {e.Message}", e);
        }
    }

    // A name may carry what would start another header, or be of any length.
    private static string OneLine(string text)
    {
        var line = string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestSubject ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[LongestSubject - 2]) ? LongestSubject - 2 : LongestSubject - 1), "…");
    }
}
