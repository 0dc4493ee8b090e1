namespace BlazorEstate.Features.Search;

/// <summary>Marks SearchText.resx.</summary>
public sealed class SearchText;
