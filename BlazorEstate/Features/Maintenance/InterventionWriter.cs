using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// How an intervention and what belongs to it changes: found by its code, compared with what was seen of it, changed and saved in one
/// transaction; the quotes of what ends end with it. Files that are brought are on the disk before their records are saved, and go when that fails.
/// </summary>
public sealed class InterventionWriter(IDbContextFactory<EstateDbContext> factory, FileStore store, EstateChanges changes, AgencyClock clock, ILogger<InterventionWriter> log)
{
    /// <summary>What a change has at hand.</summary>
    public sealed record Desk(EstateDbContext Db, Intervention Intervention, InterventionAct Act, DateOnly Today, Actor Actor, IReadOnlyList<KeptFile> Files)
    {
        /// <summary>Files whose records the change removed.</summary>
        public List<string> Gone { get; } = [];

        /// <summary>Who is told.</summary>
        public List<Notification> Told { get; } = [];

        /// <summary>What changed beside the intervention.</summary>
        public List<EstateChange> Changed { get; } = [];

        /// <summary>Adds what the timeline tells, unless it failed.</summary>
        public Result Add(Result<InterventionEntry> entry)
        {
            ArgumentNullException.ThrowIfNull(entry);
            if (entry.IsOk)
            {
                Db.Add(entry.Value);
            }

            return entry;
        }

        /// <summary>Adds the record of the file that was brought, in place of the one that the part had. The part has its number.</summary>
        public async Task<Result> KeepAsync(AttachmentKind kind, long partId, CancellationToken ct)
        {
            if (Files is not [var file])
            {
                return Result.Ok();
            }

            var former = await RemoveFilesAsync(kind, partId, ct);
            Db.Note("files", nameof(Intervention), Intervention.Id, Intervention.Code, new { Files = new[] { former.Count == 0 ? null : string.Join(", ", former), file.FileName } });
            var made = Attachment.Create(AttachmentSubject.Intervention, Intervention.Id, kind, file, Act.At, Act.By, partId: partId);
            if (made.IsOk)
            {
                Db.Add(made.Value);
            }

            return made;
        }

        /// <summary>Returns their names.</summary>
        public async Task<IReadOnlyList<string>> RemoveFilesAsync(AttachmentKind kind, long partId, CancellationToken ct)
        {
            var before = await Db.Attachments.Where(a => a.SubjectKind == AttachmentSubject.Intervention && a.SubjectId == Intervention.Id && a.Kind == kind && a.PartId == partId).ToListAsync(ct);
            Db.RemoveRange(before);
            Gone.AddRange(before.Select(a => a.Path));
            return before.ConvertAll(a => a.FileName);
        }
    }

    /// <summary>Problems: Forbidden, NotFound, Stale, files, file, and those of the change.</summary>
    /// <param name="version">As it was seen; null takes it as it is.</param>
    public async Task<Result> WriteAsync(
        string code, long? version, string permission, Actor actor, Func<Desk, Task<Result>> change, CancellationToken ct, params IReadOnlyList<BroughtFile> files)
    {
        if (!actor.Can(permission))
        {
            return Result.Forbidden();
        }

        var kept = await TakeAsync(files, ct);
        if (!kept.IsOk)
        {
            return kept;
        }

        var saved = Result.NotFound();
        try
        {
            return saved = await SaveAsync(code, version, kept.Value, actor, change, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return saved = Result.Stale();
        }
        finally
        {
            if (!saved.IsOk)
            {
                store.Discard(kept.Value.Select(k => k.Path), log);
            }
        }
    }

    private async Task<Result<IReadOnlyList<KeptFile>>> TakeAsync(IReadOnlyList<BroughtFile> files, CancellationToken ct)
    {
        if (files.Count == 0)
        {
            return Result<IReadOnlyList<KeptFile>>.Ok([]);
        }

        var fits = TimelineFiles.Check(files, Intervention.MostFiles);
        return fits.IsOk ? await store.KeepAllAsync(files, log, ct: ct) : Result<IReadOnlyList<KeptFile>>.Fail(fits.Problems);
    }

    private async Task<Result> SaveAsync(string code, long? version, IReadOnlyList<KeptFile> files, Actor actor, Func<Desk, Task<Result>> change, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Interventions.FirstOrDefaultAsync(i => i.Code == code, ct) is not { } intervention)
        {
            return Result.NotFound();
        }

        if (version is { } seen && seen != intervention.Version)
        {
            return Result.Stale();
        }

        var ended = InterventionMoves.IsEnd(intervention.Status);
        var desk = new Desk(db, intervention, new(clock.UtcNow, actor.UserId, actor.Name), clock.Today, actor, files);
        var done = await change(desk);
        if (!done.IsOk)
        {
            return done;
        }

        if (!ended && InterventionMoves.IsEnd(intervention.Status))
        {
            desk.Told.AddRange(await db.EndQuotesAsync([intervention], desk.Act, ct));
        }

        // Once its files are on the disk, nobody who goes away keeps it from being saved with them.
        var saved = await db.CommitAsync(actor, files.Count == 0 ? ct : CancellationToken.None);
        if (saved.IsOk)
        {
            store.Discard(desk.Gone, log);
            changes.Publish([new EstateChange(ChangeKinds.Intervention, intervention.Id), .. desk.Changed, .. desk.Told.Select(n => new EstateChange(ChangeKinds.Notification, n.Id))]);
        }

        return saved;
    }
}
