using System.Text;
using BlazorEstate.Shared.Files;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Shared;

/// <summary>What a photo tells beside its picture does not stay with it; the picture does, bit by bit.</summary>
public sealed class PhotoMetadataRules
{
    private static byte[]? Strip(byte[] photo, Func<Stream, Stream, bool>? strip = null)
    {
        using var to = new MemoryStream();
        return (strip ?? JpegMetadata.Strip)(new MemoryStream(photo), to) ? to.ToArray() : null;
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_jpeg_keeps_its_picture_colours_and_orientation_alone(bool littleEndian)
    {
        foreach (var picture in (byte[][])[Photos.Jpeg, Photos.Progressive])
        {
            var kept = Strip(Photos.FromPhone(picture, 6, littleEndian))!;
            byte[] expected = [.. picture[..2], .. ExifOrientation.Segment(6), .. Photos.Segment(0xE2, "ICC_PROFILE\0colours"u8.ToArray()), .. picture[2..]];
            Assert.Equal(expected, kept);
            Assert.DoesNotContain(Photos.Place, Text(kept), StringComparison.Ordinal);
            Assert.Equal(6, ExifOrientation.Of(kept.AsSpan(6, 32)));
            Assert.Equal(kept, Strip(kept));
        }
    }

    [Fact]
    public void An_upright_photo_needs_no_orientation_and_a_bare_one_stays_as_it_is()
    {
        Assert.DoesNotContain("Exif", Text(Strip(Photos.FromPhone(orientation: 1))!), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Text(Strip(Photos.FromPhone(orientation: 77))!), StringComparison.Ordinal);
        Assert.Equal(Photos.Jpeg, Strip(Photos.Jpeg));
        Assert.Equal(Photos.Progressive, Strip(Photos.Progressive));
    }

    [Fact]
    public void Data_that_holds_the_sign_of_a_marker_is_copied_with_its_restarts()
    {
        byte[] photo = [.. Photos.Jpeg[..^2], 0xFF, 0x00, 0x12, 0xFF, 0xD3, 0x34, 0xFF, 0x00, 0xFF, 0xD9];
        Assert.Equal(photo, Strip(photo));
    }

    [Fact]
    public void A_photo_that_was_cut_off_in_its_data_is_ended()
    {
        var kept = Strip(Photos.Jpeg[..^6])!;
        Assert.Equal([.. Photos.Jpeg[..^6], 0xFF, 0xD9], kept);
    }

    [Fact]
    public void What_only_begins_as_a_photo_is_refused()
    {
        Assert.Null(Strip([]));
        Assert.Null(Strip([0xFF, 0xD8]));
        Assert.Null(Strip([0xFF, 0xD8, 0xFF]));
        Assert.Null(Strip([0xFF, 0xD8, 0xFF, 0xD9]));
        Assert.Null(Strip([0xFF, 0xD8, 0xFF, 0xE0, 0, 1]));
        Assert.Null(Strip([0xFF, 0xD8, 0xFF, .. "<script>alert(1)</script>"u8]));
        Assert.Null(Strip([.. Photos.Jpeg[..60]]));
        Assert.Null(Strip([.. "GIF89a"u8]));
    }

    [Fact]
    public void No_broken_photo_does_harm()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var photo = Photos.FromPhone(orientation: i % 10);
            for (var n = random.Next(1, 5); n > 0; n--) { photo[random.Next(photo.Length)] = (byte)random.Next(256); }
            photo = photo[..random.Next(1, photo.Length)];
            if (Strip(photo) is { } kept) { Assert.NotNull(Strip(kept)); }
            Strip(photo, PngMetadata.Strip);
            Strip(photo, WebpMetadata.Strip);
        }
    }

    [Fact]
    public void A_png_loses_its_words_and_its_time_and_what_stands_behind_it()
    {
        var kept = Strip([.. Photos.Png, .. "behind"u8], PngMetadata.Strip)!;
        Assert.Contains("tIME", Text(Photos.Png), StringComparison.Ordinal);
        foreach (var told in (string[])["tIME", "tEXt", "date:create", "behind"]) { Assert.DoesNotContain(told, Text(kept), StringComparison.Ordinal); }
        foreach (var shown in (string[])["IHDR", "PLTE", "IDAT", "IEND"]) { Assert.Contains(shown, Text(kept), StringComparison.Ordinal); }
        Assert.Equal(kept, Strip(kept, PngMetadata.Strip));
        Assert.Null(Strip(Photos.Png[..40], PngMetadata.Strip));
    }

    [Fact]
    public void A_webp_loses_where_it_was_taken()
    {
        byte[] flags = [.. "VP8X"u8, 10, 0, 0, 0, 0x2C, 0, 0, 0, 23, 0, 0, 15, 0, 0], told = [.. "EXIF"u8, 5, 0, 0, 0, .. "place"u8, 0, .. "XMP "u8, 2, 0, 0, 0, .. "xx"u8];
        byte[] chunks = [.. flags, .. Photos.Webp[12..], .. told];
        var photo = Riff(chunks);
        flags[8] = 0x20;
        Assert.Equal(Riff([.. flags, .. Photos.Webp[12..]]), Strip([.. photo, .. "behind"u8], WebpMetadata.Strip));
        Assert.Equal(Photos.Webp, Strip(Photos.Webp, WebpMetadata.Strip));
        Assert.Null(Strip(Photos.Webp[..30], WebpMetadata.Strip));

        static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }
}
