using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>How many days before its due date a charge is issued (setting "Reminders:IssueDaysAhead").</summary>
public sealed record IssueOptions(int DaysAhead)
{
    public static IssueOptions From(IConfiguration configuration)
    {
        const string setting = "Reminders:IssueDaysAhead";
        var text = configuration[setting];
        if (string.IsNullOrEmpty(text))
        {
            return new IssueOptions(10);
        }

        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) && days <= 90
            ? new IssueOptions(days)
            : throw new SettingException(setting, $"\"{text}\" is not a number of days from 0 to 90.");
    }

    /// <summary>Charges due up to this day are to be issued on a day.</summary>
    public DateOnly Until(DateOnly today) => today.AddDays(DaysAhead);
}
