namespace BlazorEstate.Email;

/// <summary>A message to one person, as text and as HTML.</summary>
public sealed record Mail(string To, string ToName, string Subject, string Text, string Html);
