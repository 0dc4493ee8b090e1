using BlazorEstate.Domain;

namespace BlazorEstate.Email.Letters;

/// <summary>A letter while it is written: what its template draws, and the text part that its parts write as they are drawn.</summary>
public sealed class Letter(LetterKind kind, object model, LetterLinks links)
{
    public LetterKind Kind { get; } = kind;

    public object Model { get; } = model;

    public LetterLinks Links { get; } = links;

    public required string Subject { get; init; }

    /// <summary>What a mail reader shows beside the subject.</summary>
    public required string Preheader { get; init; }

    /// <summary>Paragraphs.</summary>
    public required IReadOnlyList<string> Introduction { get; init; }

    public PlainText Text { get; } = new();
}
