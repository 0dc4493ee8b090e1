namespace BlazorEstate.Domain;

/// <summary>Where a lease stands on a day.</summary>
public enum LeaseStatus
{
    Upcoming,
    Running,
    EndingSoon,
    Ended,
}

/// <summary>The status of a lease by its days.</summary>
public static class LeaseStatuses
{
    /// <summary>A running lease whose last day is no more than this many days away ends soon.</summary>
    public const int SoonDays = 90;

    /// <param name="lastDay">The last day let.</param>
    public static LeaseStatus On(DateOnly start, DateOnly lastDay, DateOnly day) =>
        day < start ? LeaseStatus.Upcoming
        : day > lastDay ? LeaseStatus.Ended
        : lastDay.DayNumber - day.DayNumber <= SoonDays ? LeaseStatus.EndingSoon
        : LeaseStatus.Running;
}
