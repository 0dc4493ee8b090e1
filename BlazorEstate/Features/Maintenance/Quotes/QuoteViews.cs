using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Quotes;

/// <summary>A quote of an intervention. Minor units, instants in UTC.</summary>
/// <param name="EnteredById">Who wrote it; with SubmittedById those who may not approve it above the limit.</param>
public sealed record QuoteView(
    long Id, string VendorCode, string VendorName, long Amount, bool VatIncluded, DateOnly? ValidUntil, string? Note, QuoteState State,
    long? EnteredById, string EnteredBy, DateTime EnteredAt, long? SubmittedById, string? DecidedBy, DateTime? DecidedAt, string? Reason, long Version)
{
    public TimelineFile? File { get; init; }

    /// <summary>Above the limit: only who may approve decides it.</summary>
    public bool NeedsApproval { get; init; }

    public bool IsBy(long? userId) => userId is not null && (userId == EnteredById || userId == SubmittedById);
}

internal static class QuoteRecords
{
    /// <summary>All quotes of an intervention, the newest first.</summary>
    public static async Task<IReadOnlyList<QuoteView>> QuotesOfAsync(this EstateDbContext db, long interventionId, QuoteRules rules, CancellationToken ct)
    {
        var quotes = await db.Quotes.Where(q => q.InterventionId == interventionId).OrderByDescending(q => q.Id)
            .Select(q => new QuoteView(q.Id, db.Vendors.Where(v => v.Id == q.VendorId).Select(v => v.Code).First(), q.VendorName, q.Amount, q.VatIncluded, q.ValidUntil, q.Note, q.State,
                q.EnteredById, q.EnteredBy, q.EnteredAt, q.SubmittedById, q.DecidedBy, q.DecidedAt, q.Reason, q.Version)).ToListAsync(ct);
        var files = quotes.Count == 0 ? [] : await db.FilesOfAsync(interventionId, AttachmentKind.Quote, ct);
        return quotes.ConvertAll(q => q with { File = files.GetValueOrDefault(q.Id), NeedsApproval = rules.NeedsApproval(q.Amount) });
    }

    /// <summary>The file of each quote or invoice, by its number.</summary>
    public static async Task<Dictionary<long, TimelineFile>> FilesOfAsync(this EstateDbContext db, long interventionId, AttachmentKind kind, CancellationToken ct) =>
        (await db.Attachments.Where(a => a.SubjectKind == AttachmentSubject.Intervention && a.SubjectId == interventionId && a.Kind == kind && a.PartId != null).OrderBy(a => a.Id)
            .Select(a => new TimelineFile(a.Id, a.PartId, a.FileName, a.ContentType, a.Size, a.At, a.By)).ToListAsync(ct)).GroupBy(f => f.EntryId!.Value).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>
    /// Why work may not begin yet: a quote that was put forward waits for its decision. What is urgent does not wait for it. Without any quote
    /// work may begin; the page warns where its cost goes beyond what was approved.
    /// </summary>
    public static async Task<Problem?> AwaitedQuoteAsync(this EstateDbContext db, Intervention i, InterventionStatus to, CancellationToken ct)
    {
        if (to != InterventionStatus.InProgress || i.Status != InterventionStatus.Scheduled || i.Priority == InterventionPriority.Urgent)
        {
            return null;
        }

        var waiting = await db.Quotes.Where(q => q.InterventionId == i.Id && q.State == QuoteState.Submitted).OrderBy(q => q.Id).Select(q => new { q.Amount, q.VendorName }).FirstOrDefaultAsync(ct);
        return waiting is null ? null : new Problem("to", "Quote.Awaiting", new MoneyArg(waiting.Amount), waiting.VendorName);
    }
}
