namespace BlazorEstate.Email.Letters;

/// <summary>Marks LettersText.resx: what the letters say. Of each letter "key.Title", "key.Subject", "key.Preheader", "key.Introduction".</summary>
public sealed class LettersText;
