using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>How a quote goes on: put forward, decided, taken back.</summary>
public sealed partial class Quote
{
    /// <summary>Puts a draft forward. Problems: Quote.NotDraft, Intervention.Ended.</summary>
    public Result<InterventionEntry> Submit(Intervention intervention, InterventionAct act) => new Checks()
        .That(State == QuoteState.Draft, "", "Quote.NotDraft", State)
        .And(Open(intervention))
        .ToResult(() =>
        {
            (State, SubmittedById) = (QuoteState.Submitted, act.UserId);
            return Tell(intervention, InterventionEvent.QuoteSubmitted, act);
        });

    /// <summary>
    /// Accepts it: the intervention goes to its vendor, so that once the work is done only the quote of who did it can be. Problems:
    /// Quote.NotSubmitted, Quote.WorkDone, Quote.Expired, Quote.FourEyes, Intervention.Ended; vendorCode (Vendor.Inactive), note.
    /// </summary>
    /// <param name="fourEyes">Whether who entered it or put it forward may not approve it.</param>
    public Result<InterventionEntry> Approve(Intervention intervention, Vendor vendor, bool fourEyes, string? note, DateOnly today, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(intervention);
        ArgumentNullException.ThrowIfNull(vendor);
        return new Checks()
            .That(State == QuoteState.Submitted, "", "Quote.NotSubmitted", State)
            .And(Open(intervention))
            .That(intervention.Status != InterventionStatus.Completed || VendorId == intervention.VendorId, "", "Quote.WorkDone", VendorName)
            .That(ValidUntil is null || ValidUntil >= today, "", "Quote.Expired", ValidUntil ?? today)
            .That(!fourEyes || !IsBy(act.UserId), "", "Quote.FourEyes")
            .That(vendor.Active || vendor.Id == intervention.VendorId, "vendorCode", "Vendor.Inactive", vendor.Name)
            .Optional("note", note, Limits.Text)
            .ToResult(() =>
            {
                intervention.GiveTo(vendor);
                return Decide(QuoteState.Approved, InterventionEvent.QuoteApproved, intervention, note, act);
            });
    }

    /// <summary>Problems: Quote.NotSubmitted, Intervention.Ended, note, which a rejection needs.</summary>
    public Result<InterventionEntry> Reject(Intervention intervention, string? note, InterventionAct act) => new Checks()
        .That(State == QuoteState.Submitted, "", "Quote.NotSubmitted", State)
        .And(Open(intervention))
        .Required("note", note, Limits.Text)
        .ToResult(() => Decide(QuoteState.Rejected, InterventionEvent.QuoteRejected, intervention, note, act));

    /// <summary>Takes it back, also after it was approved. Problems: Quote.Over, Intervention.Ended, note.</summary>
    public Result<InterventionEntry> Withdraw(Intervention intervention, string? note, InterventionAct act) => new Checks()
        .That(IsOpen || State == QuoteState.Approved, "", "Quote.Over", State)
        .And(Open(intervention))
        .Optional("note", note, Limits.Text)
        .ToResult(() => Decide(QuoteState.Withdrawn, InterventionEvent.QuoteWithdrawn, intervention, note, act));

    /// <summary>Another one was approved.</summary>
    internal void Yield(InterventionAct act) => (State, DecidedBy, DecidedAt) = (State == QuoteState.Draft ? QuoteState.Withdrawn : QuoteState.Rejected, act.By, act.At);

    /// <summary>Its intervention ended before anybody decided.</summary>
    public InterventionEntry EndWith(Intervention intervention, InterventionAct act)
    {
        Yield(act);
        return Tell(intervention, State == QuoteState.Withdrawn ? InterventionEvent.QuoteWithdrawn : InterventionEvent.QuoteRejected, act);
    }

    /// <summary>To the intervention that its own was merged into.</summary>
    public void MoveTo(Intervention intervention)
    {
        ArgumentNullException.ThrowIfNull(intervention);
        InterventionId = intervention.Id;
    }

    private InterventionEntry Decide(QuoteState state, InterventionEvent kind, Intervention intervention, string? note, InterventionAct act)
    {
        (State, DecidedBy, DecidedAt, Reason) = (state, act.By, act.At, Person.OrNull(note));
        return Tell(intervention, kind, act, note);
    }

    private InterventionEntry Tell(Intervention intervention, InterventionEvent kind, InterventionAct act, string? note = null) =>
        InterventionEntry.Of(intervention, kind, act, note).About(VendorName, Amount);
}
