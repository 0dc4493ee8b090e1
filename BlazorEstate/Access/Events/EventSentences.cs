using System.Globalization;
using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Access.Events;

/// <summary>Says an event in the reader's language, which is that of the thread.</summary>
public sealed class EventSentences(IStringLocalizer<EventsText> texts, MoneyText money)
{
    private const int Places = 4;

    /// <param name="args">JSON, see <see cref="Notification.Args"/>.</param>
    public string Of(string kind, string args)
    {
        var quoted = JsonSerializer.Deserialize<NotificationArg[]>(args) ?? [];
        var said = new object[Math.Max(Places, quoted.Length)];
        Array.Fill(said, "");
        for (var i = 0; i < quoted.Length; i++)
        {
            said[i] = Say(quoted[i]);
        }

        return string.Format(CultureInfo.CurrentCulture, Sentence(kind, quoted), said);
    }

    public string Kind(string kind) => texts["Kind." + kind];

    public string Group(EventGroup group) => texts["Group." + group];

    // Where a sentence counts, it may say one thing, or many things, in its own words.
    private string Sentence(string kind, NotificationArg[] quoted) =>
        quoted.Any(a => a.Number == 1) && texts["One." + kind] is { ResourceNotFound: false } one ? one
        : quoted.Any(a => a.Number > 1) && texts["Many." + kind] is { ResourceNotFound: false } many ? many
        : texts["Sentence." + kind];

    private string Say(NotificationArg arg) =>
        arg.Money is { } amount ? money.Format(Math.Abs(amount))
        : arg.Date is { } day ? day.ToString("d", CultureInfo.CurrentCulture)
        : arg.Number is { } number ? number.ToString("N0", CultureInfo.CurrentCulture)
        : arg.Name is { } name ? EnumText.Of(name)
        : arg.Text ?? "";
}
