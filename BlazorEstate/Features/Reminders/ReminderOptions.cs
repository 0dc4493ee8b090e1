using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Reminders;

/// <summary>When the program speaks up by itself (settings "Reminders"). Days are counted in the agency's calendar.</summary>
public sealed record ReminderOptions
{
    /// <summary>Nobody sets a reminder further away than this.</summary>
    private const int Most = 366;

    /// <summary>A charge still open is told this many days before its due date.</summary>
    public int DueSoonDays { get; init; } = 3;

    /// <summary>Days after the due date at which an open charge is told again; ascending.</summary>
    public IReadOnlyList<int> OverdueDays { get; init; } = [1, 8, 15, 30];

    /// <summary>Of <see cref="OverdueDays"/>, those with which the tenant gets the first, second and last reminder.</summary>
    public IReadOnlyList<int> LetterDays { get; init; } = [8, 15, 30];

    /// <summary>A letter to a tenant is written only this many days after its day at most: old arrears of a new agency, or a long stop, send no heap of them.</summary>
    public int LetterWindowDays { get; init; } = 7;

    /// <summary>The rent call is mailed this many days before the due date.</summary>
    public int RentCallDays { get; init; } = 7;

    /// <summary>Days before its end at which a lease is told to end; ascending.</summary>
    public IReadOnlyList<int> LeaseEndingDays { get; init; } = [30, 90];

    /// <summary>Days before the deposit must be back at which it is told again.</summary>
    public int DepositDays { get; init; } = 7;

    /// <summary>Throws <see cref="SettingException"/> naming the setting that cannot work.</summary>
    public static ReminderOptions From(IConfiguration configuration)
    {
        var (section, standard) = (configuration.GetSection("Reminders"), new ReminderOptions());
        var options = new ReminderOptions
        {
            DueSoonDays = Number(section, nameof(DueSoonDays), standard.DueSoonDays, 0, 60),
            OverdueDays = Numbers(section, nameof(OverdueDays), standard.OverdueDays),
            LetterDays = Numbers(section, nameof(LetterDays), standard.LetterDays),
            LetterWindowDays = Number(section, nameof(LetterWindowDays), standard.LetterWindowDays, 0, Most),
            RentCallDays = Number(section, nameof(RentCallDays), standard.RentCallDays, 0, 60),
            LeaseEndingDays = Numbers(section, nameof(LeaseEndingDays), standard.LeaseEndingDays),
            DepositDays = Number(section, nameof(DepositDays), standard.DepositDays, 1, 25),
        };
        Demand(options.OverdueDays.Count > 0, nameof(OverdueDays), "at least one day is needed.");
        Demand(options.LetterDays.Count <= 3, nameof(LetterDays), "there are three reminders at most.");
        foreach (var day in options.LetterDays.Except(options.OverdueDays))
        {
            Demand(false, nameof(LetterDays), $"{day} is not one of Reminders:{nameof(OverdueDays)}.");
        }

        return options;
    }

    private static int Number(IConfigurationSection section, string name, int standard, int least, int most) =>
        section[name] is { Length: > 0 } text ? Parse(text, name, least, most) : standard;

    // "1, 8, 15" in one value, or a value each, as JSON has it.
    private static IReadOnlyList<int> Numbers(IConfigurationSection section, string name, IReadOnlyList<int> standard)
    {
        var (text, each) = (section[name], section.GetSection(name).GetChildren().Select(c => c.Value ?? ""));
        var texts = text is null ? [.. each] : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return texts is [] && text is null ? standard : [.. texts.Select(t => Parse(t, name, 1, Most)).Distinct().Order()];
    }

    private static int Parse(string text, string name, int least, int most)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        Demand(isNumber && number >= least && number <= most, name, $"\"{text}\" is not a number of days from {least} to {most}.");
        return number;
    }

    private static void Demand(bool met, string name, string reason)
    {
        if (!met)
        {
            throw new SettingException($"Reminders:{name}", reason);
        }
    }
}
