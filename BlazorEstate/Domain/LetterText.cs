namespace BlazorEstate.Domain;

/// <summary>The agency's own subject and introduction of a letter in one language, instead of the built-in ones.</summary>
public sealed class LetterText : IAudited, IVersioned
{
    public long Id { get; set; }

    /// <summary>Key of the letter.</summary>
    public string Template { get; set; } = "";

    public string Language { get; set; } = "fr";

    public string Subject { get; set; } = "";

    public string Introduction { get; set; } = "";

    public long Version { get; private set; }
}
