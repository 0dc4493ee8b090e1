using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Features.Mails;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Mails;

/// <summary>Sent mails do not pile up for ever, and are not written again when they are gone.</summary>
public sealed class SentMailsTests
{
    private static readonly DateOnly Today = new(2025, 6, 15);

    [Fact]
    public async Task What_was_sent_long_ago_goes_in_batches_with_its_files_and_one_note()
    {
        await using var estate = await WorldAsync();
        await SentAsync(estate, 1_203, 401, MailStatus.Sent);
        await SentAsync(estate, 3, 399, MailStatus.Sent);
        await SentAsync(estate, 2, 500, MailStatus.Dead);
        await SentAsync(estate, 1, 500, MailStatus.Queued);
        Assert.Equal(1_203, await estate.Get<SentMails>().RemoveAsync(Today));
        Assert.Equal(0, await estate.Get<SentMails>().RemoveAsync(Today));
        Assert.Equal((6, 6), await estate.ReadAsync(async db => (await db.OutgoingMails.CountAsync(), await db.MailAttachments.CountAsync())));
        var note = Assert.Single(await estate.ReadAsync(db => db.AuditEntries.Where(a => a.Action == "removed-sent").ToListAsync()));
        Assert.Contains("1203", note.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_remove_at_once_remove_each_mail_once()
    {
        await using var estate = await WorldAsync();
        await SentAsync(estate, 1_100, 401, MailStatus.Sent);
        var removed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => estate.Get<SentMails>().RemoveAsync(Today))));
        Assert.Equal(1_100, removed.Sum());
        Assert.Equal(0, await estate.ReadAsync(db => db.OutgoingMails.CountAsync()));
    }

    [Theory]
    [InlineData("30")]
    [InlineData("-1")]
    [InlineData("long")]
    [InlineData("36501")]
    public void A_time_that_cannot_work_is_named(string days)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Email:KeepSentDays", days), new("Email:Smtp:From", "a@example.org")]).Build();
        var wrong = Assert.Throws<SettingException>(() => new ServiceCollection().AddEstateEmail(settings, "/"));
        Assert.Contains("Email:KeepSentDays", wrong.Message, StringComparison.Ordinal);
    }

    private static Task<TestEstate> WorldAsync() => TestEstate.CreateAsync(s => s.AddSingleton(new EmailOptions()).AddSingleton<SentMails>(), Today);

    private static async Task SentAsync(TestEstate estate, int count, int daysAgo, MailStatus status)
    {
        var at = estate.Time.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        await using var db = await estate.Factory.CreateDbContextAsync();
        for (var i = 0; i < count; i++)
        {
            var mail = OutgoingMail.Create($"{status}/{daysAgo}/{i}", "receipt", "{}", new("a@example.org", "A", "fr"), new("Lease", 1, "L1"), at, null, new MailAttachment { FileName = "a.txt", ContentType = "text/plain", Content = "a" });
            db.Add(mail.Value).Property(m => m.Status).CurrentValue = status;
            db.Entry(mail.Value).Property(m => m.SentAt).CurrentValue = status == MailStatus.Sent ? at : null;
        }

        await db.SaveAsync(Actor.System);
    }
}
