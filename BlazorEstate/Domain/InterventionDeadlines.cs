namespace BlazorEstate.Domain;

/// <summary>Until when an intervention must be done, by its priority: so many days after the report (domain rule 18).</summary>
public sealed record InterventionDeadlines(int Urgent = 1, int High = 3, int Normal = 8, int Low = 30)
{
    public int Days(InterventionPriority priority) => priority switch
    {
        InterventionPriority.Urgent => Urgent,
        InterventionPriority.High => High,
        InterventionPriority.Normal => Normal,
        _ => Low,
    };

    /// <summary>The last day on which it is on time: the day that was set for it, else the one that follows from the priority.</summary>
    public DateOnly Of(InterventionPriority priority, DateOnly reportedOn, DateOnly? dueOn = null) =>
        dueOn ?? DateOnly.FromDayNumber(Math.Min(reportedOn.DayNumber + Days(priority), DateOnly.MaxValue.DayNumber));

    /// <summary>Done after its deadline, or open behind it. What was declined is never late.</summary>
    public bool IsLate(InterventionStatus status, InterventionPriority priority, DateOnly reportedOn, DateOnly? completedOn, DateOnly today, DateOnly? dueOn = null) =>
        status != InterventionStatus.Declined && (completedOn ?? today) > Of(priority, reportedOn, dueOn);
}
