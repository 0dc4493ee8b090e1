namespace BlazorEstate.Features.Owners;

/// <summary>Marks OwnersText.resx.</summary>
public sealed class OwnersText;
