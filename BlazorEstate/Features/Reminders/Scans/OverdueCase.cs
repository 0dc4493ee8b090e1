using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Live;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>What one lease owes on a day after it fell due, the oldest first, and what follows from it.</summary>
internal sealed class OverdueCase(IReadOnlyList<OpenCharge> charges, DateOnly day, ReminderOptions options)
{
    private static readonly LetterKind<RentReminder>[] Levels = [LetterKinds.Reminder1, LetterKinds.Reminder2, LetterKinds.Reminder3];

    public long Total => charges.Sum(c => c.Open);

    public int DaysLate => day.DayNumber - charges[0].DueOn.DayNumber;

    /// <summary>The newest day that brought one of the charges to a step; null before the first step.</summary>
    public DateOnly? Milestone => charges.Max(c => Steps.Newest(c.DueOn, day, options.OverdueDays));

    public Severity Severity =>
        DaysLate >= options.OverdueDays[^1] ? Severity.Critical
        : options.OverdueDays.Count > 1 && DaysLate < options.OverdueDays[1] ? Severity.Information
        : Severity.Warning;

    /// <summary>The most serious reminder whose day came after what was told last, and not too long ago; null where there is none.</summary>
    public (LetterKind<RentReminder> Kind, DateOnly On)? Letter(DateOnly? told)
    {
        for (var level = options.LetterDays.Count - 1; level >= 0; level--)
        {
            var reached = charges.Select(c => Steps.Add(c.DueOn, options.LetterDays[level]))
                .Where(on => on <= day && on > (told ?? DateOnly.MinValue) && day.DayNumber - on.DayNumber <= options.LetterWindowDays).ToList();
            if (reached.Count > 0)
            {
                return (Levels[level], reached.Max());
            }
        }

        return null;
    }

    public RentReminder Reminder(LetterPlace place) =>
        new(place, day, [.. charges.Select(c => new OverdueItem(c.From, c.To, c.DueOn, c.Total, c.Open, day.DayNumber - c.DueOn.DayNumber, c.Repair))], Total);
}
