using System.Text;
using BlazorEstate.Email;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Email;

/// <summary>Whatever a mail says arrives as it was said.</summary>
public sealed class MimeTests
{
    public static TheoryData<string> Texts => new(
        ".", ".\n..two\n.", "ends with a space \nand a tab\t\n", "a=b=3D=\n=", "prix : 1 250,00 €\r\nœuvre\rà Noël", "😀👩‍👩‍👧\ud83d", new string('x', 300), new string('é', 200), string.Concat(Enumerable.Repeat("mot ", 60)) + ".", "\n\n\n",
        "--=_0123456789abcdef\n--\nFrom me\r\n.\r\nQUIT\r\n");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_comes_out_as_it_went_in(string text)
    {
        var received = await SendAsync(new Mail("ada@site.example", "Ada", "s", text, $"<p>{text}</p>"));
        Assert.Equal(Clean(text), received.Part("text/plain"));
        Assert.Equal(Clean($"<p>{text}</p>"), received.Part("text/html"));
        Assert.All(received.Raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));

        // Any line break is both characters, and half a character is none.
        static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
    }

    [Theory]
    [InlineData("Avis d’échéance de juillet", "Benoît « Ben » Hébert")]
    [InlineData("plain", "O'Neil, \"Jo\" \\ Co")]
    [InlineData("=?utf-8?B?eA==?=", "=?x?=")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ")]
    public async Task Subjects_and_names_are_encoded_and_folded(string subject, string name)
    {
        var received = await SendAsync(new Mail("ada@site.example", name, subject, "t", "h"));
        Assert.Equal(subject, received.Subject);
        Assert.Equal(name, received.Headers["To"].Single().Replace(" <ada@site.example>", "", StringComparison.Ordinal).Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
        Assert.DoesNotContain(received.Raw, c => c > 126);
    }

    [Fact]
    public async Task A_domain_of_another_script_goes_in_ascii()
    {
        var received = await SendAsync(new Mail("ada@société.example", "Ada", "s", "t", "h"));
        Assert.Equal(["ada@xn--socit-esab.example"], received.To);
    }

    private static async Task<ReceivedMail> SendAsync(Mail mail)
    {
        await using var post = await Posting.CreateAsync();
        await post.Estate.Get<MailTransport>().SendAsync(mail);
        return post.Server.Received.Single();
    }
}
