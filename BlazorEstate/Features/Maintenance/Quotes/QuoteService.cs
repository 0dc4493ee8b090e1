using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Quotes;

/// <summary>Quotes of an intervention: entered, put forward, decided and taken back, each a transaction with what the timeline and colleagues are told.</summary>
public sealed class QuoteService(InterventionWriter writer, QuoteRules rules)
{
    /// <summary>Enters a quote, and puts it forward unless it is to stay a draft. Problems: Forbidden, NotFound, Intervention.Ended, vendorCode, amount, validUntil, note, file.</summary>
    public Task<Result> EnterAsync(string code, string? vendorCode, QuoteInput input, bool submit, BroughtFile? file, Actor actor, CancellationToken ct = default) =>
        WriteAsync(code, file, Permissions.MaintenanceEdit, actor, async desk =>
        {
            var vendor = await VendorAsync(desk, vendorCode, ct);
            var made = vendor.IsOk ? Quote.Enter(desk.Intervention, vendor.Value, input, desk.Today, desk.Act) : Result<Quote>.Fail(vendor.Problems);
            if (!made.IsOk)
            {
                return made;
            }

            desk.Db.Add(made.Value);
            await desk.Db.SaveAsync(actor, ct); // The file and the notice name its number.
            var kept = await desk.KeepAsync(AttachmentKind.Quote, made.Value.Id, ct);
            return kept.IsOk && submit ? PutForward(desk, made.Value) : kept;
        }, ct);

    /// <summary>Changes a draft, and puts it forward where asked to; a file takes the place of the one before. Problems as for entering, Stale, Quote.NotDraft.</summary>
    public Task<Result> ChangeAsync(string code, long id, long? version, string? vendorCode, QuoteInput input, bool submit, BroughtFile? file, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, id, version, file, Permissions.MaintenanceEdit, actor, async (desk, quote) =>
        {
            var vendor = await VendorAsync(desk, vendorCode, ct);
            var changed = vendor.IsOk ? quote.Change(desk.Intervention, vendor.Value, input, desk.Today, desk.Act) : vendor;
            var kept = changed.IsOk ? await desk.KeepAsync(AttachmentKind.Quote, quote.Id, ct) : changed;
            return kept.IsOk && submit ? PutForward(desk, quote) : kept;
        }, ct);

    /// <summary>Puts the vendor's file to a quote that is not decided yet. Problems: Forbidden, NotFound, Quote.Over, file.</summary>
    public Task<Result> AttachAsync(string code, long id, BroughtFile file, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, id, null, file, Permissions.MaintenanceEdit, actor, async (desk, quote) =>
            quote.IsOpen ? await desk.KeepAsync(AttachmentKind.Quote, quote.Id, ct) : Result.Fail("", "Quote.Over", quote.State), ct);

    /// <summary>Puts a draft forward. Problems: Forbidden, NotFound, Stale, Quote.NotDraft.</summary>
    public Task<Result> SubmitAsync(string code, long id, long? version, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, id, version, null, Permissions.MaintenanceEdit, actor, (desk, quote) => Task.FromResult(PutForward(desk, quote)), ct);

    /// <summary>Takes a quote back, also an approved one. Problems: Forbidden, NotFound, Stale, Quote.Over, note.</summary>
    public Task<Result> WithdrawAsync(string code, long id, long? version, string? note, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, id, version, null, Permissions.MaintenanceEdit, actor, (desk, quote) => Task.FromResult(desk.Add(quote.Withdraw(desk.Intervention, note, desk.Act))), ct);

    /// <summary>
    /// Approves or rejects. The approved one's vendor gets the work, and the other quotes are over. Problems: Forbidden, NotFound, Stale,
    /// Quote.NotSubmitted, Quote.WorkDone, Quote.Expired, Quote.FourEyes, Quote.AnotherApproved, vendorCode, note.
    /// </summary>
    public Task<Result> DecideAsync(string code, long id, bool approve, string? note, long? version, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, id, version, null, Permissions.MaintenanceView, actor, async (desk, quote) =>
        {
            if (!rules.MayDecide(quote.Amount, actor))
            {
                return Result.Forbidden();
            }

            var done = approve ? await ApproveAsync(desk, quote, note, ct) : desk.Add(quote.Reject(desk.Intervention, note, desk.Act));
            if (done.IsOk)
            {
                TellAsker(desk, quote);
            }

            return done;
        }, ct);

    private async Task<Result> ApproveAsync(InterventionWriter.Desk desk, Quote quote, string? note, CancellationToken ct)
    {
        var others = await desk.Db.Quotes.Where(q => q.InterventionId == quote.InterventionId && q.Id != quote.Id).ToListAsync(ct);
        if (others.Find(q => q.State == QuoteState.Approved) is { } standing)
        {
            return Result.Fail("", "Quote.AnotherApproved", standing.VendorName);
        }

        var fourEyes = rules.NeedsApproval(quote.Amount) && await QuoteRules.OthersApproveAsync(desk.Db, desk.Actor.UserId, ct);
        var vendor = await desk.Db.Vendors.FirstAsync(v => v.Id == quote.VendorId, ct);
        var approved = desk.Add(quote.Approve(desk.Intervention, vendor, fourEyes, note, desk.Today, desk.Act));
        foreach (var other in approved.IsOk ? others.Where(q => q.IsOpen) : [])
        {
            other.Yield(desk.Act);
            TellAsker(desk, other);
        }

        return approved;
    }

    private Result PutForward(InterventionWriter.Desk desk, Quote quote)
    {
        var put = desk.Add(quote.Submit(desk.Intervention, desk.Act));
        if (put.IsOk && rules.NeedsApproval(quote.Amount))
        {
            var i = desk.Intervention;
            Tell(desk, EventKinds.QuoteToApprove.About(new(nameof(Intervention), i.Id, i.Code), desk.Act.At, desk.Actor.UserId, i.Title, NotificationArg.OfMoney(quote.Amount), quote.VendorName, i.Code));
        }

        return put;
    }

    private static void TellAsker(InterventionWriter.Desk desk, Quote quote)
    {
        if (quote.Decided(desk.Intervention, desk.Act) is { } notice)
        {
            Tell(desk, notice);
        }
    }

    private static void Tell(InterventionWriter.Desk desk, Notification notice)
    {
        desk.Db.Add(notice);
        desk.Told.Add(notice);
    }

    private static async Task<Result<Vendor?>> VendorAsync(InterventionWriter.Desk desk, string? code, CancellationToken ct)
    {
        code = string.IsNullOrWhiteSpace(code) ? null : code.Trim();
        var vendor = code is null ? null : await desk.Db.Vendors.FirstOrDefaultAsync(v => v.Code == code, ct);
        return code is not null && vendor is null ? new Problem("vendorCode", "Unknown", code) : vendor;
    }

    private Task<Result> ChangeAsync(string code, long id, long? version, BroughtFile? file, string permission, Actor actor, Func<InterventionWriter.Desk, Quote, Task<Result>> change, CancellationToken ct) =>
        WriteAsync(code, file, permission, actor, async desk =>
        {
            var quote = await desk.Db.Quotes.FirstOrDefaultAsync(q => q.Id == id && q.InterventionId == desk.Intervention.Id, ct);
            return quote is null ? Result.NotFound("id") : version is { } seen && seen != quote.Version ? Result.Stale() : await change(desk, quote);
        }, ct);

    private Task<Result> WriteAsync(string code, BroughtFile? file, string permission, Actor actor, Func<InterventionWriter.Desk, Task<Result>> change, CancellationToken ct) =>
        writer.WriteAsync(code, null, permission, actor, change, ct, file is null ? [] : [file]);
}
