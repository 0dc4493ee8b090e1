using System.Text;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Shared;

namespace BlazorEstate.Tests.Email;

/// <summary>What goes over the line, and what is refused before it can.</summary>
public sealed class OutboxMessageTests
{
    [Fact]
    public async Task A_letter_arrives_as_text_and_html_under_its_own_id()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(1);
        await post.DrainAsync();
        var mail = post.Server.Received.Single();
        Assert.Equal(OutgoingMail.MessageId("notice/0", "site.example"), mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"].Single());
        Assert.Equal(["tenant0@site.example"], mail.To);
        Assert.Contains("Benoît Hébert 0", mail.Headers["To"].Single(), StringComparison.Ordinal);
        Assert.Contains("Visite à 10 h, 3 rue des Écoles", mail.Part("text/plain"), StringComparison.Ordinal);
        Assert.Contains("Visite à 10 h, 3 rue des Écoles", System.Net.WebUtility.HtmlDecode(mail.Part("text/html")), StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Raw, c => c > 126);
        Assert.All(mail.Raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 200));
    }

    [Fact]
    public async Task Stored_files_go_with_a_mail_whole()
    {
        await using var post = await Posting.CreateAsync();
        var content = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7)).ToArray();
        Directory.CreateDirectory(post.FilesFolder);
        await File.WriteAllBytesAsync(Path.Combine(post.FilesFolder, "q.pdf"), content);
        await AddWithFileAsync(post, "Quittance août.pdf");
        await post.DrainAsync();
        var mail = post.Server.Received.Single();
        Assert.Equal(content, mail.PartBytes("application/pdf"));
        Assert.Contains("filename*=UTF-8''Quittance%20ao%C3%BBt.pdf", mail.Raw, StringComparison.Ordinal);
        Assert.Contains("Visite", mail.Part("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_refused_when_it_is_attached_and_stops_the_mail_when_it_went_later()
    {
        await using var post = await Posting.CreateAsync();
        var files = post.Estate.Get<StoredFiles>();
        Assert.Equal(("attachment", "File.Missing"), files.Attach("none.pdf", "Bail.pdf", "application/pdf").Problems.Select(p => (p.Field, p.Code)).Single());
        Assert.False(files.Attach("../../estate.db", "Bail.pdf", "application/pdf").IsOk);
        Directory.CreateDirectory(post.FilesFolder);
        var file = Path.Combine(post.FilesFolder, "q.pdf");
        await File.WriteAllTextAsync(file, "pdf");
        await AddWithFileAsync(post, "Bail.pdf");
        File.Delete(file);
        await post.DrainAsync();
        var dead = (await post.MailsAsync()).Single();
        Assert.Equal((MailStatus.Dead, 0, "Attachment \"Bail.pdf\" is not among the stored files."), (dead.Status, dead.Tries, dead.Error));
        Assert.Equal((0, 0), (post.Server.Count, post.Server.Attempts));
    }

    [Theory]
    [InlineData("a@site.example\r\nBcc: thief@evil.example", "Ada", "email")]
    [InlineData("a@site.example>\nRCPT TO:<thief@evil.example", "Ada", "email")]
    [InlineData("nobody", "Ada", "email")]
    [InlineData("a b@site.example", "Ada", "email")]
    [InlineData("a@site.example,b@site.example", "Ada", "email")]
    [InlineData("", "Ada", "email")]
    [InlineData("a@site.example", "Ada\r\nBcc: thief@evil.example", "name")]
    [InlineData("a@site.example", "Ada\nLovelace", "name")]
    [InlineData("a@site.example", "Ada\u0085Lovelace", "name")]
    [InlineData("a@site.example", "Ada\u2028Lovelace", "name")]
    [InlineData("a@site.example", "Ada\0", "name")]
    public async Task What_could_begin_another_header_is_refused_by_its_field(string address, string name, string field)
    {
        await using var post = await Posting.CreateAsync();
        await using var db = await post.Estate.Factory.CreateDbContextAsync();
        var refused = post.Add(db, "k", new MailRecipient(address, name, "fr"));
        Assert.Contains(refused.Problems, p => p.Field == field);
        Assert.Empty(db.OutgoingMails.Local);
    }

    [Fact]
    public void A_name_or_address_of_ten_thousand_characters_is_refused()
    {
        var refused = OutgoingMail.Create("k", "t", "{}", new MailRecipient(new string('a', 10_000) + "@site.example", new string('n', 10_000), "fr"), default, default);
        Assert.Equal([("email", "TooLong"), ("name", "TooLong")], refused.Problems.Select(p => (p.Field, p.Code)));
    }

    [Fact]
    public async Task A_letter_that_cannot_be_written_is_dead_and_holds_nobody_up()
    {
        await using var post = await Posting.CreateAsync();
        await using (var db = await post.Estate.Factory.CreateDbContextAsync())
        {
            db.OutgoingMails.Add(OutgoingMail.Create("a", "noSuchLetter", "{}", new MailRecipient("a@site.example", "A", "fr"), new Subject("Lease", 1, "L1"), post.Now).Value);
            db.OutgoingMails.Add(OutgoingMail.Create("b", "staffNotice", "not json", new MailRecipient("b@site.example", "B", "fr"), new Subject("Lease", 1, "L1"), post.Now).Value);
            await db.SaveAsync(Actor.System);
        }
        await post.AddAsync(2);
        var round = await post.DrainAsync();
        Assert.Equal((2, 2), (round.Sent, round.Dead));
        Assert.True(await post.UsingAsync(sender => sender.TellDeadAsync()));
        Assert.Contains("\"a\"", await post.Estate.ReadAsync(db => Task.FromResult(db.Notifications.Single().Args)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_each_mail_is_one_file_however_often_it_is_written()
    {
        await using var post = await Posting.CreateAsync(withServer: false);
        await post.AddAsync(3);
        await post.DrainAsync();
        var files = Directory.GetFiles(post.MailFolder);
        Assert.Equal(3, files.Length);
        Assert.All(files, f => Assert.EndsWith(".eml", f, StringComparison.Ordinal));
        await using (var db = await post.Estate.Factory.CreateDbContextAsync())
        {
            foreach (var mail in db.OutgoingMails) { mail.Die("x", false); mail.SendAgain(post.Now); }
            await db.SaveAsync(Actor.System);
        }
        await post.DrainAsync();
        Assert.Equal(files.Order(), Directory.GetFiles(post.MailFolder).Order());
        Assert.Contains("Message-ID: " + OutgoingMail.MessageId("notice/0", "site.example"), (await Task.WhenAll(files.Select(f => File.ReadAllTextAsync(f, Encoding.ASCII)))).Single(t => t.Contains("tenant0@", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task AddWithFileAsync(Posting post, string name)
    {
        await using var db = await post.Estate.Factory.CreateDbContextAsync();
        Assert.True(post.Add(db, "file/1", new MailRecipient("a@site.example", "Ada", "fr"), post.Estate.Get<StoredFiles>().Attach("q.pdf", name, "application/pdf").Value).IsOk);
        await db.SaveAsync(Actor.System);
    }
}
