namespace BlazorEstate.Shared;

/// <summary>A setting that cannot work: the start stops with a sentence that names it.</summary>
public sealed class SettingException(string setting, string reason) : Exception($"Setting {setting}: {reason}")
{
    public string Setting { get; } = setting;
}
