using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>
/// One transaction on an intervention and what belongs to it, with a file where one is brought: the file is on the disk before its record
/// is saved, and goes when that fails.
/// </summary>
public sealed class InterventionWriter(IDbContextFactory<EstateDbContext> factory, FileStore store, EstateChanges changes, AgencyClock clock, ILogger<InterventionWriter> log)
{
    /// <summary>What a change has at hand.</summary>
    public sealed record Desk(EstateDbContext Db, Intervention Intervention, InterventionAct Act, DateOnly Today, Actor Actor, KeptFile? File)
    {
        /// <summary>Files whose records the change removed.</summary>
        public List<string> Gone { get; } = [];

        /// <summary>Who is told.</summary>
        public List<Notification> Told { get; } = [];

        /// <summary>Adds the record of the file that was brought, in place of the one that the part had. The part has its number.</summary>
        public async Task<Result> KeepAsync(AttachmentKind kind, long partId, CancellationToken ct)
        {
            if (File is null)
            {
                return Result.Ok();
            }

            var former = await RemoveFilesAsync(kind, partId, ct);
            Db.Note("files", nameof(Intervention), Intervention.Id, Intervention.Code, new { Files = new[] { former.Count == 0 ? null : string.Join(", ", former), File.FileName } });
            var made = Attachment.Create(AttachmentSubject.Intervention, Intervention.Id, kind, File, Act.At, Act.By, partId: partId);
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

    /// <summary>Problems: NotFound, Stale, file, and those of the change.</summary>
    public async Task<Result> WriteAsync(string code, BroughtFile? file, Actor actor, Func<Desk, Task<Result>> change, CancellationToken ct)
    {
        var kept = await TakeAsync(file, ct);
        if (!kept.IsOk)
        {
            return kept;
        }

        var saved = Result.NotFound();
        try
        {
            return saved = await SaveAsync(code, kept.Value is [var taken] ? taken : null, actor, change, ct);
        }
        finally
        {
            if (!saved.IsOk)
            {
                store.Discard(kept.Value.Select(k => k.Path), log);
            }
        }
    }

    private async Task<Result<IReadOnlyList<KeptFile>>> TakeAsync(BroughtFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            return Result<IReadOnlyList<KeptFile>>.Ok([]);
        }

        var fits = TimelineFiles.Check([file], 1);
        return fits.IsOk ? await store.KeepAllAsync([file], log, ct: ct) : Result<IReadOnlyList<KeptFile>>.Fail(fits.Problems);
    }

    private async Task<Result> SaveAsync(string code, KeptFile? file, Actor actor, Func<Desk, Task<Result>> change, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Interventions.FirstOrDefaultAsync(i => i.Code == code, ct) is not { } intervention)
        {
            return Result.NotFound();
        }

        var desk = new Desk(db, intervention, new(clock.UtcNow, actor.UserId, actor.Name), clock.Today, actor, file);
        var done = await change(desk);
        var saved = done.IsOk ? await db.CommitAsync(actor, ct) : done;
        if (saved.IsOk)
        {
            store.Discard(desk.Gone, log);
            changes.Publish([new EstateChange(ChangeKinds.Intervention, intervention.Id), .. desk.Told.Select(n => new EstateChange(ChangeKinds.Notification, n.Id))]);
        }

        return saved;
    }
}
