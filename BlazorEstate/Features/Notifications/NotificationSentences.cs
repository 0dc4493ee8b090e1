using System.Globalization;
using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Notifications;

/// <summary>Says a notification in the reader's language.</summary>
public sealed class NotificationSentences(IStringLocalizer<NotificationsText> texts, MoneyText money)
{
    private const int Places = 3;

    public string Of(NotificationView notification)
    {
        var args = JsonSerializer.Deserialize<NotificationArg[]>(notification.Args) ?? [];
        var said = new object[Math.Max(Places, args.Length)];
        Array.Fill(said, "");
        for (var i = 0; i < args.Length; i++)
        {
            said[i] = notification.Kind == NotificationKind.ImportFinished ? Count(args[i]) : Say(args[i]);
        }

        return string.Format(CultureInfo.CurrentCulture, texts["Sentence." + notification.Kind], said);
    }

    public string Kind(NotificationKind kind) => texts["Kind." + kind];

    private static string Count(NotificationArg arg) =>
        long.TryParse(arg.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count.ToString("N0", CultureInfo.CurrentCulture) : arg.Text ?? "";

    private string Say(NotificationArg arg) =>
        arg.Money is { } amount ? money.Format(Math.Abs(amount))
        : arg.Date is { } day ? day.ToString("d", CultureInfo.CurrentCulture)
        : arg.Text ?? "";
}
