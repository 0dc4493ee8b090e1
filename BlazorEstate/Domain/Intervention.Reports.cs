using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What a report brings into being.</summary>
public sealed record FaultReported(Intervention Intervention, InterventionEntry Entry, InterventionReporter Reporter);

/// <summary>The two sides of a merge, each on its own timeline.</summary>
public sealed record InterventionMerge(InterventionEntry Here, InterventionEntry There);

/// <summary>Requests by the link of a unit, and requests for what is seen to already.</summary>
public sealed partial class Intervention
{
    /// <summary>What the first entry of a request by link is about.</summary>
    public const string ByLink = "link";

    /// <summary>The intervention that this request is seen to with; its status is Declined, since it goes no further itself.</summary>
    public long? MergedIntoId { get; private set; }

    /// <summary>Takes in what somebody without an account reports. Fails with problems of a request and of its reporter.</summary>
    public static Result<FaultReported> Report(string code, long unitId, InterventionRequest request, ReporterDetails by, string key, DateOnly today, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(by);
        var made = Request(code, unitId, request, key, today, new(at, null, by.Name?.Trim() ?? ""));
        var reporter = InterventionReporter.Create(made.IsOk ? made.Value.Intervention : null, by, at);
        return new Checks().And(made).And(reporter).ToResult(() => new FaultReported(made.Value.Intervention, made.Value.Entry.About(ByLink), reporter.Value));
    }

    /// <summary>
    /// Hands a request over to another intervention, which is seen to for both (domain rule 17: it is declined itself). Problems: to, where it is
    /// no request any more; into; note.
    /// </summary>
    public Result<InterventionMerge> MergeInto(Intervention target, string? note, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new Checks()
            .And(InterventionMoves.Check(Status, InterventionStatus.Declined))
            .That(target.Id != Id, "into", "Intervention.MergeSelf")
            .That(InterventionMoves.Open.Contains(target.Status) || target.Id == Id, "into", "Intervention.MergeEnded", target.Code, target.Status)
            .Optional("note", note, NoteLength)
            .ToResult(() =>
            {
                (Status, MergedIntoId) = (InterventionStatus.Declined, target.Id);
                return new InterventionMerge(
                    InterventionEntry.Of(this, InterventionEvent.Merged, act, note).WithMove(InterventionStatus.Declined).About(target.Code),
                    InterventionEntry.Of(target, InterventionEvent.MergedHere, act, note).About($"{Code} – {Title}"));
            });
    }
}
