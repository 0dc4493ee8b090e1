using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Quotes;

/// <summary>What becomes of quotes that are still to be decided when their intervention goes no further. Added to the coming save.</summary>
internal static class QuoteEnds
{
    /// <summary>
    /// Ends the undecided quotes of interventions that have ended, which nobody could decide any more: the timelines say so, and who asked for
    /// the approval is told. Returns what they are told, which is published once it is saved.
    /// </summary>
    public static async Task<IReadOnlyList<Notification>> EndQuotesAsync(this EstateDbContext db, IReadOnlyList<Intervention> ended, InterventionAct act, CancellationToken ct)
    {
        var byId = ended.ToDictionary(i => i.Id);
        var ids = byId.Keys.ToArray();
        var told = new List<Notification>();
        foreach (var quote in (await db.Quotes.Where(Undecided).Where(q => ids.Contains(q.InterventionId)).OrderBy(q => q.Id).ToListAsync(ct)).Where(q => byId.ContainsKey(q.InterventionId)))
        {
            var intervention = byId[quote.InterventionId];
            db.Add(quote.EndWith(intervention, act));
            told.AddRange(quote.Decided(intervention, act) is { } notice ? [notice] : []);
        }

        db.AddRange(told);
        return told;
    }

    /// <summary>
    /// Hands the undecided quotes of a merged request over to the intervention that sees to it, with their files: the work is the same, and so is its
    /// price, which waits for its decision there. What was decided stays with the request, as nothing was decided for the other.
    /// </summary>
    public static async Task MoveQuotesAsync(this EstateDbContext db, Intervention from, Intervention to, CancellationToken ct)
    {
        var quotes = await db.Quotes.Where(Undecided).Where(q => q.InterventionId == from.Id).ToListAsync(ct);
        var ids = quotes.ConvertAll(q => (long?)q.Id);
        var files = quotes.Count == 0 ? [] : await db.Attachments
            .Where(a => a.SubjectKind == AttachmentSubject.Intervention && a.SubjectId == from.Id && a.Kind == AttachmentKind.Quote && ids.Contains(a.PartId)).ToListAsync(ct);
        quotes.ForEach(q => q.MoveTo(to));
        files.ForEach(f => f.MoveTo(to));
    }

    /// <summary>Ended interventions with a quote that is still to be decided, a few of them.</summary>
    public static Task<List<Intervention>> EndedWithQuotesAsync(this EstateDbContext db, int most, CancellationToken ct) =>
        db.Interventions.Where(i => (i.Status == InterventionStatus.Declined || i.Status == InterventionStatus.Closed) && db.Quotes.Where(Undecided).Select(q => q.InterventionId).Contains(i.Id))
            .OrderBy(i => i.Id).Take(most).ToListAsync(ct);

    /// <summary>What whoever asked for the approval is told of the decision of another.</summary>
    public static Notification? Decided(this Quote quote, Intervention i, InterventionAct act) =>
        quote.SubmittedById is { } asker && asker != act.UserId
            ? EventKinds.QuoteDecided.About(new(nameof(Intervention), i.Id, i.Code), act.At, act.UserId, i.Title, NotificationArg.OfMoney(quote.Amount), quote.VendorName, NotificationArg.OfName(quote.State), i.Code).ToPerson(asker)
            : null;

    private static System.Linq.Expressions.Expression<Func<Quote, bool>> Undecided => q => q.State == QuoteState.Draft || q.State == QuoteState.Submitted;
}
