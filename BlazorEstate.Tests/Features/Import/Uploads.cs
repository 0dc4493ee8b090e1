using System.IO.Compression;
using System.Text;
using BlazorEstate.Features.Import;
using BlazorEstate.Features.Import.Reading;

namespace BlazorEstate.Tests.Features.Import;

public sealed class Uploads : IDisposable
{
    private readonly UploadFolder _upload = new();

    [Fact]
    public async Task The_templates_come_in_as_a_zip_and_import()
    {
        using var zip = Zip([.. CsvFormat.All.Select(f => ("agence/" + f.Name, ImportTemplates.Text(f)))]);
        Assert.True((await _upload.AddAsync("agence.zip", zip, default)).IsOk);
        Assert.Equal(CsvFormat.All.Count, _upload.Files.Count);
        await using var agency = await Agency.CreateAsync();
        foreach (var (name, _) in _upload.Files) { File.Copy(Path.Combine(_upload.Path, name), Path.Combine(agency.Folder, name), true); }
        var report = await agency.ImportAsync();
        Assert.Equal((0, 7), (report.Errors.Count, report.Counts.Values.Sum(c => c.New)));
    }

    [Theory]
    [InlineData("agency.xlsx", "Import.NotCsv")]
    [InlineData("agency.zip", "Import.BadZip")]
    public async Task What_cannot_be_read_is_refused(string name, string code) =>
        Assert.Equal(code, (await _upload.AddAsync(name, new MemoryStream(Encoding.UTF8.GetBytes("nothing")), default)).Problems[0].Code);

    [Fact]
    public async Task No_name_leads_out_of_the_folder()
    {
        using var zip = Zip([("../../evil.csv", "x"), ("..\\worse.csv", "x")]);
        await _upload.AddAsync("a.zip", zip, default);
        await _upload.AddAsync("../../../out.csv", new MemoryStream([1]), default);
        Assert.All(_upload.Files, f => Assert.True(File.Exists(Path.Combine(_upload.Path, f.Name))));
        Assert.Equal(_upload.Files.Count, Directory.GetFiles(_upload.Path).Length);
    }

    [Fact]
    public async Task A_zip_that_unfolds_without_end_is_stopped()
    {
        using var zip = Zip([("owners.csv", new Zeros(CsvLimits.FileBytes + 1))]);
        Assert.True(zip.Length < 1_000_000);
        Assert.Equal("Import.UploadTooLarge", (await _upload.AddAsync("bomb.zip", zip, default)).Problems[0].Code);
        Assert.Empty(_upload.Files);
        Assert.Empty(Directory.GetFiles(_upload.Path));
    }

    public void Dispose()
    {
        _upload.Dispose();
        Assert.False(Directory.Exists(_upload.Path));
    }

    private static MemoryStream Zip((string Name, object Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                using var source = content as Stream ?? new MemoryStream(Encoding.UTF8.GetBytes((string)content));
                source.CopyTo(entry);
            }
        }

        bytes.Position = 0;
        return bytes;
    }

    private sealed class Zeros(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => 0; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, _left);
            Array.Clear(buffer, offset, count);
            _left -= count;
            return count;
        }
    }
}
