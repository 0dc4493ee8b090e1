using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Attachments;

/// <summary>Photos and files on the timeline of an intervention: all that come at once, or none.</summary>
public sealed class AttachmentService(IDbContextFactory<EstateDbContext> factory, InterventionWriter writer, AgencyClock clock)
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
        return !asked.IsOk ? asked : await writer.WriteAsync(code, null, Permissions.MaintenanceRequest, actor, async desk =>
        {
            var entry = desk.Intervention.AddFiles(desk.Files.Select(k => k.FileName), note, desk.Act);
            var added = desk.Add(entry);
            if (!added.IsOk)
            {
                return added;
            }

            await desk.Db.SaveAsync(actor, ct); // The files name the entry's number.
            desk.Db.Note("files", nameof(Intervention), desk.Intervention.Id, code, new { Files = new[] { null, string.Join(", ", desk.Files.Select(k => k.FileName)) }, Note = note });
            return desk.Db.Attach(desk.Intervention, entry.Value, desk.Files);
        }, ct, files);
    }

    /// <summary>Takes a file away, for a reason that the timeline keeps. Problems: Forbidden, NotFound, reason.</summary>
    public Task<Result> RemoveAsync(string code, long id, string? reason, Actor actor, CancellationToken ct = default) =>
        writer.WriteAsync(code, null, Permissions.MaintenanceEdit, actor, async desk =>
        {
            if (await desk.Db.Attachments.OfTimeline(desk.Intervention.Id).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } file)
            {
                return Result.NotFound();
            }

            var removed = desk.Add(desk.Intervention.RemoveFile(file, reason, desk.Act));
            if (removed.IsOk)
            {
                desk.Db.Remove(file);
                desk.Gone.Add(file.Path);
                desk.Db.Note("files", nameof(Intervention), desk.Intervention.Id, code, new { Files = new[] { file.FileName, null }, Reason = reason });
            }

            return removed;
        }, ct);

    private async Task<Result> CheckAsync(string code, string? note, IReadOnlyList<BroughtFile> files, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Interventions.AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, ct) is { } intervention
            ? new Checks().And(TimelineFiles.Check(files, Intervention.MostFiles)).And(intervention.AddFiles([], note, new(clock.UtcNow, actor.UserId, actor.Name))).ToResult()
            : Result.NotFound();
    }
}
