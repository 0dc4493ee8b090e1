namespace BlazorEstate.Features.Settings;

/// <summary>Marks SettingsText.resx.</summary>
public sealed class SettingsText;
