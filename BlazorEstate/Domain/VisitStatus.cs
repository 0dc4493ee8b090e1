namespace BlazorEstate.Domain;

public enum VisitStatus
{
    Planned,
    Confirmed,
    Done,
    Missed,
    Cancelled,
}

/// <summary>The course of a visit: planned, then confirmed or not, then done, missed or cancelled, which ends it.</summary>
public static class VisitStatuses
{
    /// <summary>What a visit in this status may become.</summary>
    public static IReadOnlyList<VisitStatus> Next(this VisitStatus from) => from switch
    {
        VisitStatus.Planned => [VisitStatus.Confirmed, VisitStatus.Done, VisitStatus.Missed, VisitStatus.Cancelled],
        VisitStatus.Confirmed => [VisitStatus.Done, VisitStatus.Missed, VisitStatus.Cancelled],
        _ => [],
    };

    public static bool MayBecome(this VisitStatus from, VisitStatus to) => from.Next().Contains(to);

    /// <summary>Whether it is still to come and can be changed.</summary>
    public static bool IsOpen(this VisitStatus status) => status is VisitStatus.Planned or VisitStatus.Confirmed;
}
