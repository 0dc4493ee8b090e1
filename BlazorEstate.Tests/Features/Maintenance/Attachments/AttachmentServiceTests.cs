using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Attachments;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Maintenance.Attachments;

public sealed class AttachmentServiceTests : MaintenanceWorld
{
    private AttachmentService Attachments => Estate.Scoped<AttachmentService>();

    /// <summary>Every file there is, half-taken ones too.</summary>
    private string[] Files => Estate.Get<FileStore>().Folder is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static BroughtFile File(string name, byte[] content, long? size = null) => new(name, size ?? content.Length, _ => new MemoryStream(content));

    private Task<Result> AddAsync(string code, params BroughtFile[] files) => Attachments.AddAsync(code, null, files, TestEstate.As(Roles.Agent));

    [Fact]
    public async Task Photos_and_files_stand_on_the_timeline_with_their_word()
    {
        var code = await RequestAsync();
        var added = await Attachments.AddAsync(code, "as found", [File("leak.jpg", Photos.FromPhone()), File(@"C:\papers\quote.pdf", "%PDF-1.7\n"u8.ToArray())], TestEstate.As(Roles.Agent));
        Assert.Empty(added.Problems);
        var entry = (await FindAsync(code)).Timeline[0];
        Assert.Equal((InterventionEvent.FilesAdded, "as found", "leak.jpg, quote.pdf", Roles.Agent), (entry.Kind, entry.Note, entry.What, entry.By));
        Assert.Equal([("leak.jpg", true), ("quote.pdf", false)], entry.Files.Select(f => (f.FileName, f.IsPhoto)));
        var kept = (await Queries.FileAsync(code, entry.Files[0].Id))!;
        var bytes = await System.IO.File.ReadAllBytesAsync(Estate.Get<FileStore>().Find(kept.Path)!);
        Assert.DoesNotContain(Photos.Place, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))), ((int)kept.Size, kept.Sha256));
        Assert.Equal(2, Files.Length);
        Assert.Null(await Queries.FileAsync("M000009", entry.Files[0].Id));
        var audit = await Estate.ReadAsync(db => db.AuditEntries.Where(a => a.Action == "files").SingleAsync());
        Assert.Contains("leak.jpg, quote.pdf", audit.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_goes_for_a_reason_that_stays()
    {
        var code = await RequestAsync(InterventionStatus.Declined);
        await AddAsync(code, File("face.png", Photos.Png));
        var id = (await FindAsync(code)).Timeline[0].Files[0].Id;
        Assert.True((await Attachments.RemoveAsync(code, id, "private", TestEstate.As(Roles.Agent))).Has(Result.ForbiddenCode));
        Assert.Equal(("reason", "Required"), Only(await Attachments.RemoveAsync(code, id, " ", TestEstate.Admin)));
        Assert.True((await Attachments.RemoveAsync("M000009", id, "private", TestEstate.Admin)).Has(Result.NotFoundCode));
        Assert.Single(Files);
        Assert.True((await Attachments.RemoveAsync(code, id, "shows a face", TestEstate.Admin)).IsOk);
        Assert.Empty(Files);
        var timeline = (await FindAsync(code)).Timeline;
        Assert.Equal((InterventionEvent.FileRemoved, "face.png", "shows a face"), (timeline[0].Kind, timeline[0].What, timeline[0].Note));
        Assert.Equal((InterventionEvent.FilesAdded, "face.png", 0), (timeline[1].Kind, timeline[1].What, timeline[1].Files.Count));
        Assert.True((await Attachments.RemoveAsync(code, id, "again", TestEstate.Admin)).Has(Result.NotFoundCode));
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "photo.jpg", Photos.OfSize(50_000_000), "File.ThatTooLarge" },
        { "photo.jpg", "%PDF-1.7\n"u8.ToArray(), "File.NotWhatItSays" },
        { "photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0, .. "<script>alert(1)</script>"u8], "File.NotWhatItSays" },
        { "photo.png", Photos.Jpeg, "File.NotWhatItSays" },
        { "plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "File.Kind" },
        { "plan.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "File.NotWhatItSays" },
        { "photo.jpg", [], "File.ThatEmpty" },
        { "pho\u0007to.jpg", Photos.Jpeg, "ControlCharacters" },
        { "pho\r\nSet-Cookie: a.jpg", Photos.Jpeg, "ControlCharacters" },
        { "photo\u202Egpj.exe", Photos.Jpeg, "File.Kind" },
        { "\u202Egpj.jpg", Photos.Jpeg, "ControlCharacters" },
        { new string('x', 300) + ".jpg", Photos.Jpeg, "TooLong" },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task What_is_bad_is_refused_and_nothing_is_kept_of_what_came_with_it(string name, byte[] content, string code)
    {
        var intervention = await RequestAsync();
        var before = (await FindAsync(intervention)).Timeline.Count;
        foreach (var claimed in (long[])[content.Length, 1])
        {
            Assert.Equal(("file", code), Only(await AddAsync(intervention, File("fine.jpg", Photos.Jpeg), File(name, content, claimed))));
        }

        Assert.Empty(Files);
        Assert.Equal(before, (await FindAsync(intervention)).Timeline.Count);
        Assert.Equal(0, await Estate.ReadAsync(db => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task Too_many_none_and_what_nobody_may_are_refused_before_a_byte_is_read()
    {
        var code = await RequestAsync();
        var unread = new BroughtFile("a.jpg", 1, _ => throw new InvalidOperationException("It was read."));
        Assert.Equal(("files", "File.TooMany"), Only(await AddAsync(code, [.. Enumerable.Repeat(unread, 11)])));
        Assert.Equal(("files", "Required"), Only(await AddAsync(code)));
        Assert.Equal(("note", "TooLong"), Only(await Attachments.AddAsync(code, new string('x', 1001), [unread], TestEstate.Admin)));
        Assert.True((await AddAsync("M000009", unread)).Has(Result.NotFoundCode));
        Assert.True((await Attachments.AddAsync(code, null, [unread], TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_in_its_middle_leaves_nothing()
    {
        var code = await RequestAsync();
        using var leaving = new CancellationTokenSource();
        BroughtFile[] files = [File("first.jpg", Photos.Jpeg), new("second.jpg", 5_000_000, _ => new Interrupted(Photos.OfSize(5_000_000), leaving))];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Attachments.AddAsync(code, null, files, TestEstate.Admin, leaving.Token));
        Assert.Empty(Files);
        Assert.Equal(0, await Estate.ReadAsync(db => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task A_save_that_fails_takes_the_files_along()
    {
        var code = await RequestAsync();
        var delete = new BroughtFile("a.jpg", Photos.Jpeg.Length, _ =>
        {
            using var db = Estate.Factory.CreateDbContext();
            db.Database.ExecuteSqlRaw("PRAGMA foreign_keys=OFF; DELETE FROM Interventions");
            return new MemoryStream(Photos.Jpeg);
        });
        Assert.True((await AddAsync(code, delete)).Has(Result.NotFoundCode));
        Assert.Empty(Files);
    }

    private static (string Field, string Code) Only(Result result) => Assert.Single(result.Problems) is var p ? (p.Field, p.Code) : default;

    /// <summary>Half of it comes, then the person leaves.</summary>
    private sealed class Interrupted(byte[] content, CancellationTokenSource leaving) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > Length / 2) { leaving.Cancel(); }
            cancellationToken.ThrowIfCancellationRequested();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
