namespace BlazorEstate.Shared;

/// <summary>Marks UiText.resx: the words of the common parts.</summary>
public sealed class UiText;
