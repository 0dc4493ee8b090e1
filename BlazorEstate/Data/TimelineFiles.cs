using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Files;

namespace BlazorEstate.Data;

/// <summary>A file as somebody brings it.</summary>
/// <param name="Size">As the sender says; the bytes are counted in any case.</param>
public sealed record BroughtFile(string Name, long Size, Func<CancellationToken, Stream> Open);

/// <summary>The photos and files on the timelines of interventions. Photos are kept without what they tell beside their picture.</summary>
public static class TimelineFiles
{
    public const int MostMegabytes = 10;
    public const long MostBytes = MostMegabytes * 1_000_000L;
    private const string Area = "interventions";
    private static readonly AttachmentKind[] Kinds = [AttachmentKind.Photo, AttachmentKind.File];

    /// <summary>Those of an intervention; quotes and invoices are not among them.</summary>
    public static IQueryable<Attachment> OfTimeline(this IQueryable<Attachment> attachments, long interventionId) =>
        attachments.Where(a => a.SubjectKind == AttachmentSubject.Intervention && a.SubjectId == interventionId && Kinds.Contains(a.Kind));

    /// <summary>Those of several interventions.</summary>
    public static IQueryable<Attachment> OfTimelines(this IQueryable<Attachment> attachments, long[] interventionIds) =>
        attachments.Where(a => a.SubjectKind == AttachmentSubject.Intervention && interventionIds.Contains(a.SubjectId) && Kinds.Contains(a.Kind));

    /// <summary>Whether files can be taken by what is said of them, before a byte is read. Problems: files, file.</summary>
    public static Result Check(IReadOnlyList<BroughtFile> files, int most)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new Checks().And(Intervention.CheckFiles(files.Count, most))
            .And(files.FirstOrDefault(f => f.Size > MostBytes) is { } large ? TooLarge(large) : Result.Ok()).ToResult();
    }

    /// <summary>Keeps all files, or none. Problems on file, naming it. Whoever calls removes them again when their records cannot be saved.</summary>
    public static async Task<Result<IReadOnlyList<KeptFile>>> KeepAllAsync(this FileStore store, IReadOnlyList<BroughtFile> files, ILogger log, bool photosOnly = false, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<KeptFile> kept = [];
        var all = false;
        try
        {
            foreach (var file in files)
            {
                await using var content = file.Open(ct);
                var one = await store.KeepAsync(file.Name, content, Area, MostMegabytes, photosOnly, withoutMetadata: true, ct);
                if (!one.IsOk)
                {
                    return Result<IReadOnlyList<KeptFile>>.Fail(one.Has("File.TooLarge") ? TooLarge(file).Problems
                        : one.Has("File.Empty") ? [new Problem("file", "File.ThatEmpty", FileName(file))] : one.Problems);
                }

                kept.Add(one.Value);
            }

            all = true;
            return kept;
        }
        finally
        {
            if (!all)
            {
                store.Discard(kept.Select(k => k.Path), log);
            }
        }
    }

    /// <summary>Adds the records of kept files to the coming save. The entry is saved already: they name its number.</summary>
    public static Result Attach(this EstateDbContext db, Intervention intervention, InterventionEntry entry, IEnumerable<KeptFile> kept)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(intervention);
        ArgumentNullException.ThrowIfNull(entry);
        var made = kept.Select(k => Attachment.Create(AttachmentSubject.Intervention, intervention.Id,
            k.ContentType.StartsWith("image/", StringComparison.Ordinal) ? AttachmentKind.Photo : AttachmentKind.File, k, entry.At, entry.By, partId: entry.Id)).ToList();
        var checks = made.Aggregate(new Checks(), (c, m) => c.And(m));
        if (checks.Ok)
        {
            db.AddRange(made.Select(m => m.Value));
        }

        return checks.ToResult();
    }

    // Among several, a person must be told which.
    private static Result TooLarge(BroughtFile file) => Result.Fail("file", "File.ThatTooLarge", FileName(file), MostMegabytes);

    private static string FileName(BroughtFile file) => FileKinds.Clean(file.Name);
}
