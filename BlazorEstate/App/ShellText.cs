namespace BlazorEstate.App;

/// <summary>Marks ShellText.resx: the words of the frame round every page.</summary>
public sealed class ShellText;
