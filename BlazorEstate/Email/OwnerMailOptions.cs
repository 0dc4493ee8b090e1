using BlazorEstate.Shared;

namespace BlazorEstate.Email;

/// <summary>
/// Settings Reminders:OwnerMails, whether owners who agreed to it get news of visits and works by e-mail, which is as
/// Reminders:TenantMails unless it is set; and Reminders:OwnerViewings, whether these are also of viewings, which are many.
/// </summary>
public sealed record OwnerMailOptions(bool Enabled, bool Viewings = false)
{
    public static OwnerMailOptions Of(IConfiguration configuration) =>
        new(Read(configuration, "Reminders:OwnerMails") ?? TenantMailOptions.Of(configuration).Enabled, Read(configuration, "Reminders:OwnerViewings") ?? false);

    private static bool? Read(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => null,
        var text => bool.TryParse(text, out var value) ? value : throw new SettingException(setting, $"\"{text}\" is neither true nor false."),
    };
}
