namespace BlazorEstate.Features.Import;

/// <summary>Marks ImportText.resx.</summary>
public sealed class ImportText;
