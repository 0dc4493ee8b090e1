using System.IO.Compression;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import;

/// <summary>The files a person brought, in a temporary folder of their own: never in memory, gone when disposed.</summary>
public sealed class UploadFolder : IDisposable
{
    /// <summary>All files of one import together.</summary>
    public const long LargestTotal = 2 * CsvLimits.FileBytes;

    public const int MostFiles = 20;
    private const string Prefix = "estate-import-";
    private readonly List<(string Name, long Bytes)> _files = [];
    private long _total;

    public UploadFolder()
    {
        SweepOld();
        Path = Directory.CreateTempSubdirectory(Prefix).FullName;
    }

    public string Path { get; }

    public IReadOnlyList<(string Name, long Bytes)> Files => _files;

    /// <summary>Takes a CSV file, or all those of a zip, in; a file of the same name takes the earlier one's place.</summary>
    public async Task<Result> AddAsync(string name, Stream content, CancellationToken ct)
    {
        name = System.IO.Path.GetFileName(name.Replace('\\', '/'));
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? await KeepAsync(name, content, ct) : Result.Fail("file", "Import.NotCsv", name);
        }

        var zip = System.IO.Path.Combine(Path, "upload.zip");
        try
        {
            await using (var file = File.Create(zip))
            {
                if (!await CopyAsync(content, file, LargestTotal, ct))
                {
                    return TooLarge(name);
                }
            }

            return await UnpackAsync(zip, ct);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException or PathTooLongException)
        {
            return Result.Fail("file", "Import.BadZip", name);
        }
        finally
        {
            File.Delete(zip);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private async Task<Result> UnpackAsync(string path, CancellationToken ct)
    {
        await using var zip = await ZipFile.OpenReadAsync(path, ct);
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !e.Name.StartsWith('.') && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)))
        {
            await using var content = await entry.OpenAsync(ct);
            if (await KeepAsync(entry.Name, content, ct) is { IsOk: false } failed)
            {
                return failed;
            }
        }

        return _files.Count > 0 ? Result.Ok() : Result.Fail("file", "Import.ZipWithoutCsv");
    }

    private async Task<Result> KeepAsync(string name, Stream content, CancellationToken ct)
    {
        _total -= _files.Where(f => f.Name == name).Sum(f => f.Bytes);
        _files.RemoveAll(f => f.Name == name);
        if (_files.Count >= MostFiles)
        {
            return Result.Fail("file", "Import.TooManyFiles", MostFiles);
        }

        var path = System.IO.Path.Combine(Path, name);
        await using var file = File.Create(path);
        if (!await CopyAsync(content, file, Math.Min(CsvLimits.FileBytes, LargestTotal - _total), ct))
        {
            await file.DisposeAsync();
            File.Delete(path);
            return TooLarge(name);
        }

        _files.Add((name, file.Length));
        _total += file.Length;
        return Result.Ok();
    }

    // What a file says of its size is not believed: the bytes are counted.
    private static async Task<bool> CopyAsync(Stream from, Stream to, long limit, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var total = 0L;
        for (int count; (count = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if ((total += count) > limit)
            {
                return false;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), ct);
        }

        return true;
    }

    private static Result TooLarge(string name) => Result.Fail("file", "Import.UploadTooLarge", name, CsvLimits.FileBytes >> 20);

    // What a crash may have left.
    private static void SweepOld()
    {
        foreach (var folder in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories(Prefix + "*").Where(f => f.LastWriteTimeUtc.AddDays(1) < TimeProvider.System.GetUtcNow()))
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another program's, or in use: it stays.
            }
        }
    }
}
