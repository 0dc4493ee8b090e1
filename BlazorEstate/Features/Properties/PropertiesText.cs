namespace BlazorEstate.Features.Properties;

/// <summary>Marks PropertiesText.resx.</summary>
public sealed class PropertiesText;
