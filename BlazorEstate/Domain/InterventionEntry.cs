namespace BlazorEstate.Domain;

/// <summary>What an entry of the timeline tells.</summary>
public enum InterventionEvent
{
    Requested,
    Moved,
    Reopened,
    Planned,
    Assigned,
    Edited,
    Commented,
    CostAdded,
    CostRemoved,
    FilesAdded,
    FileRemoved,
    Recharged,
    RechargeCorrected,
    QuoteSubmitted,
    QuoteApproved,
    QuoteRejected,
    QuoteWithdrawn,
    InvoiceAdded,
    InvoiceRemoved,

    /// <summary>It was handed over to another intervention.</summary>
    Merged,

    /// <summary>Another was handed over to it.</summary>
    MergedHere,
}

/// <summary>One entry of an intervention's timeline: who did what and when, with a note. Entries are only ever added.</summary>
public sealed class InterventionEntry
{
    private InterventionEntry()
    {
    }

    public long Id { get; private set; }

    public long InterventionId { get; private set; }

    public Intervention? Intervention { get; private set; }

    public InterventionEvent Kind { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public long? UserId { get; private set; }

    /// <summary>The name as it was then.</summary>
    public string By { get; private set; } = "";

    /// <summary>Where it went to.</summary>
    public InterventionStatus? To { get; private set; }

    /// <summary>The planned slot, UTC.</summary>
    public DateTime? Start { get; private set; }

    public DateTime? End { get; private set; }

    /// <summary>Minor units.</summary>
    public long? Amount { get; private set; }

    /// <summary>Who it was given to, the label of a cost, or the name of a file.</summary>
    public string? What { get; private set; }

    public string? Note { get; private set; }

    internal static InterventionEntry Of(Intervention intervention, InterventionEvent kind, InterventionAct act, string? note = null) => new()
    {
        Intervention = intervention,
        Kind = kind,
        At = act.At,
        UserId = act.UserId,
        By = act.By,
        Note = Person.OrNull(note),
    };

    internal InterventionEntry WithMove(InterventionStatus to)
    {
        To = to;
        return this;
    }

    internal InterventionEntry WithSlot(DateTime start, DateTime end)
    {
        (Start, End) = (start, end);
        return this;
    }

    internal InterventionEntry About(string? what, long? amount = null)
    {
        (What, Amount) = (what, amount);
        return this;
    }
}
