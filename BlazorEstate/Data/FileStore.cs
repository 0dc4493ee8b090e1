using System.Security.Cryptography;
using BlazorEstate.Shared;

namespace BlazorEstate.Data;

/// <summary>
/// The files that the program keeps, below one folder (setting "Files:Folder"); the database knows them by their path in it. A file
/// comes in under a name that nobody knows and is there in full or not at all.
/// </summary>
public sealed class FileStore(string folder)
{
    private const string Incoming = "incoming";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    public string Folder => _root;

    public static FileStore Of(IConfiguration configuration, string contentRoot)
    {
        var folder = configuration["Files:Folder"] is { Length: > 0 } given ? given : "data/files";
        try
        {
            return new FileStore(Path.GetFullPath(folder, contentRoot));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new SettingException("Files:Folder", e.Message);
        }
    }

    /// <summary>A new empty file, gone when it is disposed unless it is kept.</summary>
    public IncomingFile Create()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(_root, Incoming));
        foreach (var left in incoming.EnumerateFiles().Where(f => f.LastWriteTimeUtc + Abandoned < TimeProvider.System.GetUtcNow()))
        {
            // What a crash left.
            left.Delete();
        }

        return new IncomingFile(this, Path.Combine(incoming.FullName, Guid.NewGuid().ToString("N")));
    }

    /// <summary>Takes a file in; null where it is larger than allowed. What a sender says of its size is not believed: the bytes are counted.</summary>
    public async Task<IncomingFile?> TakeAsync(Stream content, long most, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = Create();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[64 * 1024];
            for (int count; (count = await content.ReadAsync(buffer, ct)) > 0;)
            {
                if (file.Stream.Length + count > most)
                {
                    await file.DisposeAsync();
                    return null;
                }

                hash.AppendData(buffer, 0, count);
                await file.Stream.WriteAsync(buffer.AsMemory(0, count), ct);
            }

            file.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The full path of a file that is there; null where there is none below the folder.</summary>
    public string? Find(string path)
    {
        var full = Path.GetFullPath(path, _root);
        return full.StartsWith(_root, StringComparison.Ordinal) && File.Exists(full) ? full : null;
    }

    public void Delete(string path)
    {
        if (Find(path) is { } file)
        {
            File.Delete(file);
        }
    }

    internal string Place(string area, string extension)
    {
        var name = Guid.NewGuid().ToString("N");
        var path = $"{area}/{name[..2]}/{name}{extension}";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, path))!);
        return path;
    }
}

/// <summary>A file that has come in and is not kept yet.</summary>
public sealed class IncomingFile : IAsyncDisposable
{
    private readonly FileStore _store;
    private readonly string _place;
    private bool _kept;

    internal IncomingFile(FileStore store, string place)
    {
        (_store, _place) = (store, place);
        Stream = new FileStream(place, FileMode.CreateNew, FileAccess.ReadWrite);
    }

    public FileStream Stream { get; }

    /// <summary>Of what was taken in, 64 hexadecimal digits.</summary>
    public string Sha256 { get; internal set; } = "";

    /// <summary>Closes the file and gives it its place; returns its path below the folder.</summary>
    /// <param name="area">A folder of the feature.</param>
    /// <param name="extension">With its point.</param>
    public async Task<string> KeepAsync(string area, string extension)
    {
        Stream.Flush(flushToDisk: true);
        await Stream.DisposeAsync();
        var path = _store.Place(area, extension);
        File.Move(_place, Path.Combine(_store.Folder, path));
        _kept = true;
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (!_kept)
        {
            File.Delete(_place);
        }
    }
}
