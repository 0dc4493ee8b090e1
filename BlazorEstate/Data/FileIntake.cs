using System.Security.Cryptography;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Files;

namespace BlazorEstate.Data;

/// <summary>Takes files of people in: known by their names' endings, true to them, and no larger than allowed.</summary>
public static class FileIntake
{
    /// <summary>
    /// Checks a file and gives it its place. Nothing stays on the disk of one that is refused. Problems on file: File.Kind, File.TooLarge,
    /// File.Empty, File.NotWhatItSays, File.NotAPhoto. Whoever calls removes the file again when its record cannot be saved.
    /// </summary>
    /// <param name="area">A folder of the feature.</param>
    /// <param name="megabytes">The most it may be.</param>
    /// <param name="withoutMetadata">A photo is kept without what it tells beside its picture, such as where it was taken.</param>
    public static async Task<Result<KeptFile>> KeepAsync(
        this FileStore store, string fileName, Stream content, string area, int megabytes, bool photosOnly = false, bool withoutMetadata = false, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var name = FileKinds.Clean(fileName);
        if (FileKinds.Named(name) is not { } named || (photosOnly && !named.IsImage))
        {
            return new Problem("file", photosOnly ? "File.NotAPhoto" : "File.Kind", name);
        }

        await using var file = await store.TakeAsync(content, megabytes * 1_000_000L, ct);
        if (file is null)
        {
            return new Problem("file", "File.TooLarge", megabytes);
        }

        var kind = await FileKinds.CheckAsync(name, file.Stream, ct);
        if (!kind.IsOk)
        {
            return Result<KeptFile>.Fail(kind.Problems);
        }

        await using var bare = withoutMetadata && kind.Value.WithoutMetadata is { } strip ? await store.CopyAsync(file, strip, ct) : file;
        if (bare is null)
        {
            return new Problem("file", "File.NotWhatItSays", name);
        }

        var (size, sha256) = (bare.Stream.Length, bare.Sha256);
        return new KeptFile(name, kind.Value.ContentType, size, sha256, await bare.KeepAsync(area, kind.Value.Extension));
    }

    private static async Task<IncomingFile?> CopyAsync(this FileStore store, IncomingFile file, Func<Stream, Stream, bool> strip, CancellationToken ct)
    {
        file.Stream.Position = 0;
        var bare = store.Create();
        try
        {
            if (strip(file.Stream, bare.Stream))
            {
                bare.Stream.Position = 0;
                bare.Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(bare.Stream, ct));
                return bare;
            }
        }
        catch
        {
            await bare.DisposeAsync();
            throw;
        }

        await bare.DisposeAsync();
        return null;
    }

    /// <summary>Removes files whose record was not saved, or is gone. A file that cannot be removed is logged and left.</summary>
    public static void Discard(this FileStore store, IEnumerable<string> paths, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            try
            {
                store.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(e, "The file {Path} is not needed any more and could not be removed", path);
            }
        }
    }

    /// <summary>Hands a kept file out: photos to be shown, all else to be saved, since what a person brought must not run as a page of ours.</summary>
    public static IResult Serve(this FileStore store, KeptFile? file, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (file is null || store.Find(file.Path) is not { } path)
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        var isPhoto = FileKinds.Named(file.FileName)?.IsImage == true && file.ContentType.StartsWith("image/", StringComparison.Ordinal);
        return Results.File(path, file.ContentType, isPhoto ? null : file.FileName, enableRangeProcessing: true);
    }
}
