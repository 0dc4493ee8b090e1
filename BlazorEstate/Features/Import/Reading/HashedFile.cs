using System.Security.Cryptography;

namespace BlazorEstate.Features.Import.Reading;

/// <summary>A file read once from start to end, its SHA-256 computed on the way.</summary>
internal sealed class HashedFile(string path) : Stream
{
    private readonly FileStream _file = new(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Whether the file begins with the mark of UTF-16.</summary>
    public bool StartsAsUtf16 { get; } = IsUtf16(path);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _file.Length;

    public override long Position { get => _file.Position; set => throw new NotSupportedException(); }

    /// <summary>The hash of the whole file; reads on where the reader stopped early.</summary>
    public string Finish()
    {
        var rest = new byte[81920];
        while (Read(rest) > 0)
        {
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        var count = _file.Read(buffer);
        _hash.AppendData(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static bool IsUtf16(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> mark = stackalloc byte[2];
        return RandomAccess.Read(file, mark, 0) == 2 && mark is [0xFF, 0xFE] or [0xFE, 0xFF];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
