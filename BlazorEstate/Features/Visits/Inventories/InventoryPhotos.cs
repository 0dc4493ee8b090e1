using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>The photos of an inventory's points. Each is on the disk before its record is saved, and goes when that fails; what a phone tells beside the picture, such as the place, is not kept.</summary>
public sealed class InventoryPhotos(FileStore store, InventoryWriter writer, AgencyClock clock)
{
    public const int MostMegabytes = 10;
    public const long MostBytes = MostMegabytes * 1_000_000L;

    /// <summary>Of one point.</summary>
    public const int Most = 12;

    internal const string Area = "visits";

    /// <summary>Problems: Forbidden, NotFound, Inventory.HalfSigned, Inventory.Signed; on file, those of <see cref="FileIntake"/> and Inventory.TooManyPhotos.</summary>
    public async Task<Result> AddAsync(string code, long item, string fileName, Stream content, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.VisitsEdit))
        {
            return Result.Forbidden();
        }

        var kept = await store.KeepAsync(fileName, content, Area, MostMegabytes, photosOnly: true, withoutMetadata: true, ct: ct);
        return !kept.IsOk ? kept : await writer.WriteAsync(code, kept.Value, actor, async w =>
        {
            var count = await w.Db.Attachments.CountAsync(a => a.SubjectKind == AttachmentSubject.Visit && a.SubjectId == w.Inventory.VisitId && a.PartId == item, ct);
            var point = w.Inventory.Items.FirstOrDefault(i => i.Id == item);
            var photo = Attachment.Create(AttachmentSubject.Visit, w.Inventory.VisitId, AttachmentKind.Photo, kept.Value, clock.UtcNow, actor.Name, point?.Name, item);
            var checks = new Checks().And(w.Inventory.Changeable()).That(point is not null, "item", Result.NotFoundCode).That(count < Most, "file", "Inventory.TooManyPhotos", Most).And(photo);
            if (checks.Ok)
            {
                w.Db.Attachments.Add(photo.Value);
                w.Note(point!.Name, "", kept.Value.FileName);
            }

            return checks.ToResult();
        }, ct);
    }

    public Task<Result> RemoveAsync(string code, long photo, Actor actor, CancellationToken ct = default) => writer.WriteAsync(code, actor, async w =>
    {
        if (w.Inventory.Changeable() is { IsOk: false } shut)
        {
            return shut;
        }

        if (await w.Db.Attachments.FirstOrDefaultAsync(a => a.Id == photo && a.SubjectKind == AttachmentSubject.Visit && a.SubjectId == w.Inventory.VisitId && a.Kind == AttachmentKind.Photo, ct) is not { } found)
        {
            return Result.NotFound("file");
        }

        w.Db.Attachments.Remove(found);
        w.Discard.Add(found.Path);
        w.Note(found.Caption ?? "", found.FileName, "");
        return Result.Ok();
    }, ct);
}
