using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>The signatures of an inventory. The second one closes it, says that the visit is done, and tells the tenant.</summary>
public sealed class InventorySigning(FileStore store, InventoryWriter writer, EstateChanges changes, AgencyClock clock, TenantMailOptions mails)
{
    /// <summary>Problems: Forbidden, NotFound, Stale; those of <see cref="Inventory.Sign"/>; on signature Required, Inventory.NotPng, Inventory.SignatureTooLarge.</summary>
    /// <param name="version">Of the inventory as whoever signs saw it.</param>
    /// <param name="drawn">A data address with a PNG.</param>
    public async Task<Result> SignAsync(string code, long? version, InventoryParty party, string? name, string? drawn, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.VisitsEdit))
        {
            return Result.Forbidden();
        }

        var png = DrawnSignature.Read(drawn);
        if (!png.IsOk)
        {
            return png;
        }

        using var content = new MemoryStream(png.Value, writable: false);
        var kept = await store.KeepAsync(party == InventoryParty.Tenant ? "tenant.png" : "agent.png", content, InventoryPhotos.Area, 1, photosOnly: true, ct: ct);
        return !kept.IsOk ? kept : Tell(await writer.WriteAsync(code, kept.Value, actor, async w =>
        {
            var visit = await w.Db.Visits.FirstAsync(v => v.Id == w.Inventory.VisitId, ct);
            var image = Attachment.Create(AttachmentSubject.Visit, visit.Id, AttachmentKind.Signature, kept.Value, clock.UtcNow, actor.Name, name is { Length: > Limits.Text } ? null : name);
            var may = w.Inventory.MaySign(visit, party, clock.UtcNow).That(version is null || version == w.Inventory.Version, "", Result.StaleCode).Required("name", name, Limits.Name).And(image);
            if (!may.Ok)
            {
                return may.ToResult();
            }

            w.Db.Attachments.Add(image.Value);
            await w.Db.SaveAsync(actor, ct); // The signature names its image's number.
            return await SignAsync(w, visit, party, name, image.Value.Id, null, ct);
        }, ct));
    }

    /// <summary>The tenant is not there or does not want to sign: that is recorded with the reason, in place of a signature.</summary>
    public async Task<Result> RefuseAsync(string code, long? version, string? name, string? reason, Actor actor, CancellationToken ct = default) =>
        Tell(await writer.WriteAsync(code, actor, async w => version is { } seen && seen != w.Inventory.Version ? Result.Stale()
            : await SignAsync(w, await w.Db.Visits.FirstAsync(v => v.Id == w.Inventory.VisitId, ct), InventoryParty.Tenant, name, null, reason, ct), ct));

    /// <summary>Takes the one signature back before the other side has signed.</summary>
    public Task<Result> ReopenAsync(string code, Actor actor, CancellationToken ct = default) => writer.WriteAsync(code, actor, async w =>
    {
        var reopened = w.Inventory.Reopen();
        if (reopened.IsOk)
        {
            var image = await w.Db.Attachments.FirstOrDefaultAsync(a => a.Id == reopened.Value.AttachmentId, ct);
            if (image is not null)
            {
                w.Db.Attachments.Remove(image);
                w.Discard.Add(image.Path);
            }

            w.Note("Signature", reopened.Value.Name, "");
        }

        return reopened;
    }, ct);

    private async Task<Result> SignAsync(InventoryWrite w, Visit visit, InventoryParty party, string? name, long? image, string? reason, CancellationToken ct)
    {
        var photos = await w.Db.Attachments.AsNoTracking().Where(a => a.SubjectKind == AttachmentSubject.Visit && a.SubjectId == visit.Id && a.Kind == AttachmentKind.Photo).ToListAsync(ct);
        var entry = w.Inventory.EntryId is { } id ? await w.Db.Inventories.AsNoTracking().Whole().FirstAsync(i => i.Id == id, ct) : null;
        var signed = w.Inventory.Sign(visit, party, name, image, reason, InventoryContent.Hash(w.Inventory, photos), InventoryComparison.Of(entry, w.Inventory), clock.UtcNow);
        if (signed.IsOk)
        {
            w.Note("Signature", "", $"{name?.Trim()}{(reason is null ? "" : ": " + reason.Trim())}");
        }

        if (!signed.IsOk || w.Inventory.Status != InventoryStatus.Signed)
        {
            return signed;
        }

        await WriteTenantAsync(w, visit, ct);
        return visit.Status.IsOpen() ? visit.MoveTo(VisitStatus.Done, null, clock.UtcNow) : signed;
    }

    private async Task WriteTenantAsync(InventoryWrite w, Visit visit, CancellationToken ct)
    {
        if (!mails.Enabled || await w.Db.LeaseParties().FirstOrDefaultAsync(p => p.LeaseId == w.Inventory.LeaseId, ct) is not { TakesMail: true } party)
        {
            return;
        }

        var words = new InventoryWords(party.Language);
        var deposit = await w.Db.Leases.AnyAsync(l => l.Id == w.Inventory.LeaseId && l.Deposit > 0, ct);
        var letter = new InventoryNotice(
            party.Place, EnumText.Name(visit.Kind, words.Culture), w.Inventory.IsExit, clock.ToLocal(w.Inventory.SignedAt!.Value),
            [.. w.Inventory.Items.Where(i => i.Section == InventorySection.Meters).Select(i => words.Format("Doc.Fact", i.Name + (i.Number is null ? "" : $" ({i.Number})"), InventoryText.Reading(i.Reading, words.Culture)))],
            [.. w.Inventory.Items.Where(i => i.Section == InventorySection.Keys && i.Count > 0).Select(i => words.Format("Doc.Fact", i.Name, i.Count!))],
            w.Inventory.Signatures[0].ContentHash, w.Inventory.Matches, w.Inventory.Signatures.FirstOrDefault(s => s.Reason is not null)?.Reason, deposit);
        w.Db.AddMail(LetterKinds.InventorySigned, letter, party.Recipient, new(nameof(Visit), visit.Id, visit.Code), $"inventorySigned/{visit.Code}", clock.UtcNow);
    }

    private Result Tell(Result result)
    {
        if (result.IsOk)
        {
            changes.Publish(new(ChangeKinds.Visit), new(ChangeKinds.Mail), new(ChangeKinds.Lease));
        }

        return result;
    }
}
