namespace BlazorEstate.Features.Letters;

/// <summary>Marks LetterSettingsText.resx.</summary>
public sealed class LetterSettingsText;
