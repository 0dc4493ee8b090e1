using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Documents;

/// <summary>When the end of a document is told (setting "Reminders:DocumentDays").</summary>
/// <param name="Days">Days before the last valid day; descending, 0 is the day itself.</param>
public sealed record DocumentOptions(IReadOnlyList<int> Days)
{
    private const int Most = 366;
    private const string Setting = "Reminders:DocumentDays";

    public static DocumentOptions Standard { get; } = new([60, 30, 7, 0]);

    /// <summary>Throws <see cref="SettingException"/> where the setting cannot work. "60, 30" in one value, or a value each, as JSON has it.</summary>
    public static DocumentOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var given = configuration[Setting];
        string[] texts = given is null
            ? [.. configuration.GetSection(Setting).GetChildren().Select(c => c.Value ?? "")]
            : given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (given is null && texts is [])
        {
            return Standard;
        }

        int[] days = [.. texts.Select(Parse).Distinct().OrderDescending()];
        return days is [] ? throw new SettingException(Setting, "at least one day is needed.") : new DocumentOptions(days);
    }

    private static int Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= Most ? days
        : throw new SettingException(Setting, $"\"{text}\" is not a number of days from 0 to {Most}.");
}
