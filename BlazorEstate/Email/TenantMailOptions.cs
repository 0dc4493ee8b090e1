using BlazorEstate.Shared;

namespace BlazorEstate.Email;

/// <summary>Setting Reminders:TenantMails: whether rent calls, reminders and receipts go to tenants by e-mail. They do unless it is set to false.</summary>
public sealed record TenantMailOptions(bool Enabled)
{
    private const string Setting = "Reminders:TenantMails";

    public static TenantMailOptions Of(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(true),
        var text => bool.TryParse(text, out var enabled) ? new(enabled) : throw new SettingException(Setting, $"\"{text}\" is neither true nor false."),
    };
}
