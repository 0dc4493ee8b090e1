namespace BlazorEstate.Shared;

/// <summary>Something to pick from a list: its code, its name and what tells it from others of that name.</summary>
public sealed record Choice(string Code, string Text, string? Detail = null);
