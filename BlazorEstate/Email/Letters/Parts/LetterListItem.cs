namespace BlazorEstate.Email.Letters.Parts;

public sealed record LetterListItem(string Text, string? Url, string When);
