using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Attachments;

/// <summary>
/// Photos and files on the timeline of an intervention: all that come at once, or none. They are on the disk before their records are
/// saved, and go when that fails.
/// </summary>
public sealed class AttachmentService(IDbContextFactory<EstateDbContext> factory, FileStore store, EstateChanges changes, AgencyClock clock, ILogger<AttachmentService> log)
{
    /// <summary>Adds files with a word on them. Problems: Forbidden, NotFound, files, file, note.</summary>
    public async Task<Result> AddAsync(string code, string? note, IReadOnlyList<BroughtFile> files, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (!actor.Can(Permissions.MaintenanceRequest))
        {
            return Result.Forbidden();
        }

        // Before anything is read: who brings a hundred files, or a film, is told at once.
        var asked = await CheckAsync(code, note, files, actor, ct);
        if (!asked.IsOk)
        {
            return asked;
        }

        var kept = await store.KeepAllAsync(files, log, ct: ct);
        return kept.IsOk ? await SaveAsync(code, note, kept.Value, actor, ct) : kept;
    }

    /// <summary>Takes a file away, for a reason that the timeline keeps. Problems: Forbidden, NotFound, reason.</summary>
    public async Task<Result> RemoveAsync(string code, long id, string? reason, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var intervention = await db.Interventions.FirstOrDefaultAsync(i => i.Code == code, ct);
        var file = intervention is null ? null : await db.Attachments.OfTimeline(intervention.Id).FirstOrDefaultAsync(a => a.Id == id, ct);
        if (file is null)
        {
            return Result.NotFound();
        }

        var entry = intervention!.RemoveFile(file, reason, Act(actor));
        if (!entry.IsOk)
        {
            return entry;
        }

        db.Add(entry.Value);
        db.Remove(file);
        db.Note("files", nameof(Intervention), intervention.Id, code, new { Files = new[] { file.FileName, null }, Reason = reason });
        var removed = await CommitAsync(db, intervention, actor, ct);
        if (removed.IsOk)
        {
            store.Discard([file.Path], log);
        }

        return removed;
    }

    private async Task<Result> CheckAsync(string code, string? note, IReadOnlyList<BroughtFile> files, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Interventions.AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, ct) is { } intervention
            ? new Checks().And(TimelineFiles.Check(files, Intervention.MostFiles)).And(intervention.AddFiles([], note, Act(actor))).ToResult()
            : Result.NotFound();
    }

    private async Task<Result> SaveAsync(string code, string? note, IReadOnlyList<KeptFile> kept, Actor actor, CancellationToken ct)
    {
        var saved = Result.NotFound();
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await using var tx = await db.BeginWriteAsync(ct);
            if (await db.Interventions.FirstOrDefaultAsync(i => i.Code == code, ct) is not { } intervention)
            {
                return saved;
            }

            var entry = intervention.AddFiles(kept.Select(k => k.FileName), note, Act(actor)).Value;
            db.Add(entry);
            await db.SaveAsync(actor, ct); // The files name the entry's number.
            var attached = db.Attach(intervention, entry, kept);
            if (!attached.IsOk)
            {
                return attached;
            }

            db.Note("files", nameof(Intervention), intervention.Id, code, new { Files = new[] { null, string.Join(", ", kept.Select(k => k.FileName)) }, Note = note });
            return saved = await CommitAsync(db, intervention, actor, CancellationToken.None);
        }
        finally
        {
            if (!saved.IsOk)
            {
                store.Discard(kept.Select(k => k.Path), log);
            }
        }
    }

    private async Task<Result> CommitAsync(EstateDbContext db, Intervention intervention, Actor actor, CancellationToken ct)
    {
        var saved = await db.CommitAsync(actor, ct);
        if (saved.IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Intervention, intervention.Id));
        }

        return saved;
    }

    private InterventionAct Act(Actor actor) => new(clock.UtcNow, actor.UserId, actor.Name);
}
