using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.EquipmentRegister;

/// <summary>A photo, manual or certificate of equipment.</summary>
public sealed record EquipmentFile(long Id, string FileName, string ContentType, long Size, string? Caption, DateTime At, string By);

/// <summary>Photos, manuals and certificates of equipment. A file is on the disk before its record is saved, and goes when that fails.</summary>
public sealed class EquipmentFiles(IDbContextFactory<EstateDbContext> factory, FileStore store, EstateChanges changes, AgencyClock clock, ILogger<EquipmentFiles> log)
{
    public const int MostMegabytes = 20;
    public const long MostBytes = MostMegabytes * 1_000_000L;
    public const int Most = 50;
    private const string Area = "equipment";

    /// <summary>Adds a file. Problems: Forbidden, NotFound, caption, and those of a file on file.</summary>
    public async Task<Result> AddAsync(string code, string fileName, Stream content, string? caption, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await db.Equipment.AnyAsync(e => e.Code == code, ct))
        {
            return Result.NotFound();
        }

        var kept = await store.KeepAsync(fileName, content, Area, MostMegabytes, withoutMetadata: true, ct: ct);
        return kept.IsOk ? await SaveAsync(db, code, kept.Value, caption, actor, ct) : kept;
    }

    /// <summary>Deletes a file. Problems: Forbidden, NotFound.</summary>
    public async Task<Result> RemoveAsync(string code, long id, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var equipment = await db.Equipment.FirstOrDefaultAsync(e => e.Code == code, ct);
        var file = equipment is null ? null : await Of(db, equipment.Id).FirstOrDefaultAsync(a => a.Id == id, ct);
        if (file is null)
        {
            return Result.NotFound();
        }

        db.Remove(file);
        db.Note("files", nameof(Equipment), equipment!.Id, code, new { Files = new[] { file.FileName, null } });
        var removed = await CommitAsync(db, equipment.Id, actor, ct);
        if (removed.IsOk)
        {
            store.Discard([file.Path], log);
        }

        return removed;
    }

    public async Task<IReadOnlyList<EquipmentFile>> ListAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var id = await db.Equipment.Where(e => e.Code == code).Select(e => e.Id).FirstOrDefaultAsync(ct);
        return await Of(db, id).OrderBy(a => a.Id).Select(a => new EquipmentFile(a.Id, a.FileName, a.ContentType, a.Size, a.Caption, DateTime.SpecifyKind(a.At, DateTimeKind.Utc), a.By)).ToListAsync(ct);
    }

    public async Task<KeptFile?> FindAsync(string code, long id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var equipment = await db.Equipment.Where(e => e.Code == code).Select(e => e.Id).FirstOrDefaultAsync(ct);
        return await Of(db, equipment).Where(a => a.Id == id).Select(a => new KeptFile(a.FileName, a.ContentType, a.Size, a.Sha256, a.Path)).FirstOrDefaultAsync(ct);
    }

    private async Task<Result> SaveAsync(EstateDbContext db, string code, KeptFile kept, string? caption, Actor actor, CancellationToken ct)
    {
        var saved = Result.NotFound();
        try
        {
            await using var tx = await db.BeginWriteAsync(ct);
            if (await db.Equipment.FirstOrDefaultAsync(e => e.Code == code, ct) is not { } equipment)
            {
                return saved;
            }

            var file = Attachment.Create(AttachmentSubject.Equipment, equipment.Id, kept.ContentType.StartsWith("image/", StringComparison.Ordinal) ? AttachmentKind.Photo : AttachmentKind.File, kept, clock.UtcNow, actor.Name, caption);
            var few = await Of(db, equipment.Id).CountAsync(ct) < Most;
            saved = new Checks().And(file).That(few, "file", "TooMany", Most).ToResult();
            if (!saved.IsOk)
            {
                return saved;
            }

            saved = Result.NotFound();
            db.Add(file.Value);
            db.Note("files", nameof(Equipment), equipment.Id, code, new { Files = new[] { null, kept.FileName } });
            return saved = await CommitAsync(db, equipment.Id, actor, CancellationToken.None);
        }
        finally
        {
            if (!saved.IsOk)
            {
                store.Discard([kept.Path], log);
            }
        }
    }

    private async Task<Result> CommitAsync(EstateDbContext db, long id, Actor actor, CancellationToken ct)
    {
        var saved = await db.CommitAsync(actor, ct);
        if (saved.IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Equipment, id));
        }

        return saved;
    }

    private static IQueryable<Attachment> Of(EstateDbContext db, long id) => db.Attachments.Where(a => a.SubjectKind == AttachmentSubject.Equipment && a.SubjectId == id);
}
