using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Documents;

/// <summary>A document to be added: what it belongs to, and what is said of it.</summary>
public sealed record NewDocument(DocumentSubject SubjectKind, string SubjectCode, DocumentDetails Details);

/// <summary>Keeps files and what is said of them. The file is on the disk before its record is saved, and goes when that fails.</summary>
public sealed class DocumentsService(IDbContextFactory<EstateDbContext> factory, FileStore store, EstateChanges changes, AgencyClock clock, ILogger<DocumentsService> log)
    : RecordService<StoredDocument>(factory, changes, Permissions.DocumentsEdit, ChangeKinds.Document, "D")
{
    public const int MostMegabytes = 20;
    public const long MostBytes = MostMegabytes * 1_000_000L;
    private const string Area = "documents";

    /// <summary>Keeps a file; returns the document's code. Problems on file, kind, title, expiresOn, subject.</summary>
    public async Task<Result<string>> AddAsync(NewDocument input, string fileName, Stream content, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.Can(Permissions.DocumentsEdit))
        {
            return Result<string>.Forbidden();
        }

        var kept = await store.KeepAsync(fileName, content, Area, MostMegabytes, ct: ct);
        return kept.IsOk ? await SaveAsync(input, kept.Value, actor, ct) : Result<string>.Fail(kept.Problems);
    }

    public Task<Result> ChangeAsync(string code, long? version, DocumentDetails details, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(code, version, async (db, d) => d.Change(details, (await db.SubjectAsync(d.SubjectKind, d.SubjectCode, ct))?.Name ?? ""), actor, ct);

    /// <summary>Removes the document and its file.</summary>
    public async Task<Result> DeleteAsync(string code, Actor actor, CancellationToken ct = default)
    {
        string? path = null;
        var removed = await RemoveAsync(code, (_, d) =>
        {
            path = d.Path;
            return Task.FromResult(Result.Ok());
        }, actor, ct);
        if (removed.IsOk)
        {
            store.Discard([path!], log);
        }

        return removed;
    }

    private async Task<Result<string>> SaveAsync(NewDocument input, KeptFile file, Actor actor, CancellationToken ct)
    {
        var saved = false;
        try
        {
            var made = await AddAsync(null, async (db, code) => await db.SubjectAsync(input.SubjectKind, input.SubjectCode, ct) is { } subject
                ? StoredDocument.Create(code, new(subject.Kind.ToString(), subject.Id, subject.Code), subject.Name, input.Details, file, clock.UtcNow, clock.Today, actor.Name)
                : new Problem("subject", "Unknown", input.SubjectCode), actor, ct);
            saved = made.IsOk;
            return made;
        }
        finally
        {
            if (!saved)
            {
                store.Discard([file.Path], log);
            }
        }
    }
}
