using System.Text;
using BlazorEstate.Shared.Files;
using static BlazorEstate.Tests.Features.Documents.DocumentWorld;

namespace BlazorEstate.Tests.Shared;

/// <summary>Which files may be kept, against names and contents that lie.</summary>
public sealed class FileKindRules
{
    private static readonly byte[] Docx = ZipOf("[Content_Types].xml", "word/document.xml");
    private static readonly byte[] Xlsx = ZipOf("[Content_Types].xml", "xl/workbook.xml");
    private static readonly byte[] Program = [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00];

    private static async Task<string?> ProblemAsync(string name, byte[] content) =>
        await FileKinds.CheckAsync(name, new MemoryStream(content)) is { IsOk: false } refused ? Assert.Single(refused.Problems).Code : null;

    [Fact]
    public async Task What_is_what_its_name_says_is_taken()
    {
        Assert.Null(await ProblemAsync("a.pdf", Pdf));
        Assert.Null(await ProblemAsync("A.PDF", Pdf));
        Assert.Null(await ProblemAsync("a.png", Png));
        Assert.Null(await ProblemAsync("a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]));
        Assert.Null(await ProblemAsync("a.webp", [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8]));
        Assert.Null(await ProblemAsync("a.txt", Encoding.UTF8.GetBytes("Reçu le 3 mai :\r\n\t450,00 €\n")));
        Assert.Null(await ProblemAsync("a.txt", Encoding.Latin1.GetBytes("Reçu à côté")));
        Assert.Null(await ProblemAsync("a.docx", Docx));
        Assert.Null(await ProblemAsync("a.xlsx", Xlsx));
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("image.svg")]
    [InlineData("setup.exe")]
    [InlineData("run.js")]
    [InlineData("macro.docm")]
    [InlineData("attestation.pdf.exe")]
    [InlineData("attestation.pdf ")]
    [InlineData("pdf")]
    [InlineData("")]
    public async Task Other_endings_are_refused_whatever_is_inside(string name) => Assert.Equal("File.Kind", await ProblemAsync(name, Pdf));

    [Fact]
    public async Task A_content_that_is_something_else_is_refused()
    {
        var page = "<!doctype html><script>alert(1)</script>"u8.ToArray();
        foreach (var ending in (string[])["pdf", "png", "jpg", "webp", "txt", "docx", "xlsx"])
        {
            Assert.Equal("File.NotWhatItSays", await ProblemAsync("a." + ending, page));
            Assert.Equal("File.NotWhatItSays", await ProblemAsync("a." + ending, Program));
        }

        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.png", Pdf));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.pdf", [.. "\n"u8, .. Pdf]));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.webp", [.. "RIFF"u8, 1, 2, 3, 4, .. "WAVE"u8]));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.txt", [0xEF, 0xBB, 0xBF, .. " \r\n<svg onload=alert(1)>"u8]));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.txt", "#!/bin/sh\nrm -rf /\n"u8.ToArray()));
    }

    [Fact]
    public async Task An_office_file_holds_what_its_ending_says_and_no_macros()
    {
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.docx", Xlsx));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.xlsx", Docx));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.docx", ZipOf("word/document.xml")));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.docx", ZipOf("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.docx", ZipOf("run.exe")));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.docx", Docx[..40]));
        Assert.Equal("File.NotWhatItSays", await ProblemAsync("a.docx", Pdf));
    }

    [Fact]
    public async Task A_name_that_reads_backwards_or_breaks_the_line_is_refused()
    {
        Assert.Equal("ControlCharacters", await ProblemAsync("attestation\u202Efdp.exe", Pdf));
        Assert.Equal("ControlCharacters", await ProblemAsync("a\u202Eb.pdf", Pdf));
        Assert.Equal("ControlCharacters", await ProblemAsync("a\r\nSet-Cookie: x.pdf", Pdf));
        Assert.Equal("File.Empty", await ProblemAsync("a.pdf", []));
    }

    [Theory]
    [InlineData("/etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"..\..\web.pdf", "web.pdf")]
    [InlineData(@"C:\Users\Zoé\bail.pdf", "bail.pdf")]
    public void Folders_of_a_name_are_left_out(string sent, string kept) => Assert.Equal(kept, FileKinds.Clean(sent));
}
