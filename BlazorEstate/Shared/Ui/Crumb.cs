namespace BlazorEstate.Shared.Ui;

/// <summary>A step of the way here; the page itself is the last one and stands in the heading.</summary>
public sealed record Crumb(string Text, string Url);
