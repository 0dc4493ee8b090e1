using BlazorEstate.Shared;

namespace BlazorEstate.Email;

/// <summary>Setting Reminders:TenantMails: whether rent calls, reminders and receipts go to tenants by e-mail. They do unless it is set to false.</summary>
/// <param name="Sender">The agency, at the address its mails come from.</param>
public sealed record TenantMailOptions(bool Enabled, ICalendarPerson Sender)
{
    private const string Setting = "Reminders:TenantMails";

    public static TenantMailOptions Of(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(true, SenderOf(configuration)),
        var text => bool.TryParse(text, out var enabled) ? new(enabled, SenderOf(configuration)) : throw new SettingException(Setting, $"\"{text}\" is neither true nor false."),
    };
    private static ICalendarPerson SenderOf(IConfiguration configuration) =>
        new(configuration["Agency:Name"] ?? new AgencyOptions().Name, configuration["Email:Smtp:From"] ?? new EmailOptions().Smtp.From);
}
