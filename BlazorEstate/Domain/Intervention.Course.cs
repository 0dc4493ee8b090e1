using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>How an intervention goes on: from state to state, who does it, and when.</summary>
public sealed partial class Intervention
{
    public const int NoteLength = 1000;

    /// <summary>Nobody works on one thing longer than this without a break.</summary>
    private static readonly TimeSpan LongestSlot = TimeSpan.FromDays(31);

    /// <summary>The colleague who sees to it.</summary>
    public long? AssigneeId { get; private set; }

    /// <summary>The planned slot, UTC.</summary>
    public DateTime? PlannedStart { get; private set; }

    public DateTime? PlannedEnd { get; private set; }

    /// <summary>How often it was completed and then was not.</summary>
    public int Reopenings { get; private set; }

    /// <summary>The day on which it closes by itself; null while it is not completed.</summary>
    public DateOnly? ClosesOn => Status == InterventionStatus.Completed ? CompletedOn?.AddDays(InterventionMoves.DaysToClose) : null;

    /// <summary>
    /// Goes on to another state (domain rule 17). Problems: "to" with the reason why not; "note", which declining needs.
    /// </summary>
    public Result<InterventionEntry> Move(InterventionStatus to, string? note, DateOnly today, InterventionAct act) => new Checks()
        .And(InterventionMoves.Check(Status, to))
        .That(to != InterventionStatus.Declined || !string.IsNullOrWhiteSpace(note), "note", "Intervention.ReasonNeeded")
        .Optional("note", note, NoteLength)
        .ToResult(() =>
        {
            var reopened = Status == InterventionStatus.Completed && to == InterventionStatus.InProgress;
            Reopenings += reopened ? 1 : 0;
            CompletedOn = to switch
            {
                InterventionStatus.Completed => today > ReportedOn ? today : ReportedOn,
                InterventionStatus.Closed => CompletedOn,
                _ => null,
            };
            Status = to;
            return InterventionEntry.Of(this, reopened ? InterventionEvent.Reopened : InterventionEvent.Moved, act, note).WithMove(to);
        });

    /// <summary>
    /// Plans the slot (UTC); what was accepted is scheduled by it. Problems: start, end, note, and Intervention.NotPlannable on start.
    /// </summary>
    public Result<InterventionEntry> Plan(DateTime? start, DateTime? end, string? note, InterventionAct act) => new Checks()
        .That(Status is InterventionStatus.Accepted or InterventionStatus.Scheduled or InterventionStatus.InProgress, "start", "Intervention.NotPlannable", Status)
        .That(start is not null, "start", "Required")
        .That(end is not null, "end", "Required")
        .That(start is null || end is null || end > start, "end", "Intervention.SlotReversed")
        .That(start is null || end is null || end - start <= LongestSlot, "end", "Intervention.SlotTooLong", LongestSlot.Days)
        .Optional("note", note, NoteLength)
        .ToResult(() =>
        {
            var entry = InterventionEntry.Of(this, InterventionEvent.Planned, act, note).WithSlot(start!.Value, end!.Value);
            (PlannedStart, PlannedEnd) = (start, end);
            if (Status == InterventionStatus.Accepted)
            {
                Status = InterventionStatus.Scheduled;
                entry.WithMove(Status);
            }

            return entry;
        });

    /// <summary>To the vendor whose quote was approved.</summary>
    internal void GiveTo(Vendor vendor)
    {
        (VendorId, VendorName) = (vendor.Id, vendor.Name);
        Searchable();
    }

    /// <summary>Gives it to a colleague, to a vendor, to both or to nobody. Problems: vendorCode for one that takes no more work, Intervention.Ended.</summary>
    /// <param name="names">As the timeline tells it.</param>
    public Result<InterventionEntry> Assign(long? userId, Vendor? vendor, string names, InterventionAct act) => new Checks()
        .That(!InterventionMoves.IsEnd(Status), "", "Intervention.Ended", Status)
        .That(vendor is null || vendor.Active || vendor.Id == VendorId, "vendorCode", "Vendor.Inactive", vendor?.Name ?? "")
        .ToResult(() =>
        {
            (AssigneeId, VendorId, VendorName) = (userId, vendor?.Id, vendor?.Name);
            Searchable();
            return InterventionEntry.Of(this, InterventionEvent.Assigned, act).About(names);
        });
}
