using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>
/// The course of an intervention (domain rule 17): requested → accepted or declined; accepted → scheduled → in progress → completed →
/// closed; completed may be reopened. Declined and closed end it.
/// </summary>
public static class InterventionMoves
{
    /// <summary>What is completed closes by itself after this many days.</summary>
    public const int DaysToClose = 7;

    private static readonly Dictionary<InterventionStatus, InterventionStatus[]> Next = new()
    {
        [InterventionStatus.Requested] = [InterventionStatus.Accepted, InterventionStatus.Declined],
        [InterventionStatus.Accepted] = [InterventionStatus.Scheduled],
        [InterventionStatus.Scheduled] = [InterventionStatus.InProgress],
        [InterventionStatus.InProgress] = [InterventionStatus.Completed],
        [InterventionStatus.Completed] = [InterventionStatus.Closed, InterventionStatus.InProgress],
        [InterventionStatus.Declined] = [],
        [InterventionStatus.Closed] = [],
    };

    /// <summary>Still to be done.</summary>
    public static IReadOnlyList<InterventionStatus> Open { get; } =
        [InterventionStatus.Requested, InterventionStatus.Accepted, InterventionStatus.Scheduled, InterventionStatus.InProgress];

    /// <summary>What may follow; the usual one first.</summary>
    public static IReadOnlyList<InterventionStatus> From(InterventionStatus status) => Next[status];

    public static bool IsEnd(InterventionStatus status) => Next[status].Length == 0;

    /// <summary>Fails on "to" with Intervention.FromX, which says what may follow X.</summary>
    public static Result Check(InterventionStatus from, InterventionStatus to) =>
        Next[from].Contains(to) ? Result.Ok() : Result.Fail("to", Refusal(from), from, to);

    private static string Refusal(InterventionStatus from) => from switch
    {
        InterventionStatus.Requested => "Intervention.FromRequested",
        InterventionStatus.Accepted => "Intervention.FromAccepted",
        InterventionStatus.Scheduled => "Intervention.FromScheduled",
        InterventionStatus.InProgress => "Intervention.FromInProgress",
        InterventionStatus.Completed => "Intervention.FromCompleted",
        InterventionStatus.Declined => "Intervention.FromDeclined",
        _ => "Intervention.FromClosed",
    };
}
