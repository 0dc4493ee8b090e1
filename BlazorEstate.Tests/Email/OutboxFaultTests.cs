using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Sending;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Tests.Email;

/// <summary>What the sender does when the server goes wrong: every mail arrives once it is back, and none twice but where nobody can know.</summary>
public sealed class OutboxFaultTests
{
    [Fact]
    public async Task Mails_go_out_one_after_another_on_one_connection_and_are_recorded()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(120);
        var round = await post.DrainAsync();
        Assert.Equal((120, 120, 1), (round.Sent, post.Server.Count, post.Server.Connections));
        Assert.All(await post.MailsAsync(), m => Assert.Equal((MailStatus.Sent, 1, 0), (m.Status, m.Attempts, m.Tries)));
        Assert.Equal(120, post.Server.Received.Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task While_the_server_is_down_one_mail_is_tried_and_none_is_blamed()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(30);
        await post.Server.StopAsync();
        await using var sender = post.Sender();
        for (var i = 0; i < 40; i++) { Assert.NotNull((await sender.RunAsync(1)).ServerFault); }
        Assert.All(await post.MailsAsync(), m => Assert.Equal((MailStatus.Queued, 0), (m.Status, m.Tries)));
        await post.Server.StartAsync();
        await Posting.DrainAsync(sender);
        Assert.Equal(30, post.Server.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(30, post.Server.Count);
    }

    [Fact]
    public async Task A_server_that_refuses_the_sign_in_or_leaves_is_no_mails_fault()
    {
        await using var post = await Posting.CreateAsync(settings: [("Email:Smtp:User", "agency"), ("Email:Smtp:Password", "right")]);
        await post.AddAsync(3);
        post.Server.Account = "agency:other";
        Assert.Contains("535", (await post.DrainAsync()).ServerFault, StringComparison.Ordinal);
        post.Server.Account = "agency:right";
        post.Server.Answer = (word, _) => word == "RCPT" ? "421 4.3.2 going down" : null;
        Assert.Contains("421", (await post.DrainAsync()).ServerFault, StringComparison.Ordinal);
        Assert.All(await post.MailsAsync(), m => Assert.Equal((MailStatus.Queued, 0), (m.Status, m.Tries)));
        post.Server.Answer = null;
        await post.DrainAsync();
        Assert.Equal(3, post.Server.Count);
    }

    [Fact]
    public async Task A_mail_that_is_put_off_is_tried_again_later_and_arrives_once()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(3);
        var times = 0;
        post.Server.Answer = (word, to) => word == "." && to.StartsWith("tenant1@", StringComparison.Ordinal) && ++times <= 3 ? "451 4.7.1 greylisted" : null;
        var pauses = new List<TimeSpan>();
        for (var i = 0; i < 4; i++)
        {
            await post.DrainAsync();
            var mail = (await post.MailsAsync())[1];
            pauses.Add(mail.NextAt - post.Now);
            Assert.Equal(i < 3 ? (MailStatus.Queued, i + 1) : (MailStatus.Sent, 3), (mail.Status, mail.Tries));
            post.Estate.Time.Advance(pauses[i] > TimeSpan.Zero ? pauses[i] : TimeSpan.Zero);
        }
        Assert.Equal(3, post.Server.Count);
        Assert.True(pauses[1] > pauses[0] && pauses[2] > pauses[1], string.Join(", ", pauses));
    }

    [Fact]
    public async Task A_mail_that_is_put_off_for_two_days_is_dead()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(1);
        post.Server.Answer = (word, _) => word == "RCPT" ? "450 4.2.1 mailbox busy" : null;
        var began = post.Now;
        while ((await post.MailsAsync())[0] is { Status: MailStatus.Queued } mail)
        {
            if (mail.NextAt > post.Now) { post.Estate.Time.Set(mail.NextAt); }
            await post.DrainAsync();
        }
        Assert.InRange(post.Now - began, TimeSpan.FromHours(36), TimeSpan.FromHours(72));
        Assert.Equal((MailStatus.Dead, 21), (await post.MailsAsync()).Select(m => (m.Status, m.Tries)).Single());
    }

    [Fact]
    public async Task A_refused_recipient_is_dead_at_once_and_the_others_arrive()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(5);
        post.Server.Answer = (word, argument) => word == "RCPT" && argument.Contains("tenant2@", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null;
        await post.DrainAsync();
        var dead = (await post.MailsAsync()).Single(m => m.Status == MailStatus.Dead);
        Assert.Equal(("tenant2@site.example", "550 5.1.1 no such user", 1), (dead.ToAddress, dead.Error, dead.Tries));
        Assert.Equal((4, 1), (post.Server.Count, post.Server.Connections));
        Assert.True(await post.UsingAsync(sender => sender.TellDeadAsync()));
        var told = await post.Estate.ReadAsync(db => Task.FromResult(db.Notifications.Single()));
        Assert.Equal(("mailUndelivered", "OutgoingMail", dead.Id), (told.Kind, told.SubjectKind, told.SubjectId));
    }

    [Fact]
    public async Task Many_refused_recipients_are_told_together_and_once_an_hour()
    {
        await using var post = await Posting.CreateAsync();
        post.Server.Answer = (word, _) => word == "RCPT" ? "550 5.1.1 no such user" : null;
        await post.AddAsync(60);
        await using var sender = post.Sender();
        await Posting.DrainAsync(sender);
        Assert.Equal((true, false), (await sender.TellDeadAsync(), await sender.TellDeadAsync()));
        await post.AddAsync(3, "later");
        await Posting.DrainAsync(sender);
        Assert.False(await sender.TellDeadAsync(), "they were told a moment ago");
        await using (var db = await post.Estate.Factory.CreateDbContextAsync())
        {
            Assert.True(db.OutgoingMails.Single(m => m.Key == "later/0").SendAgain(post.Now.AddYears(1)).IsOk, "who sends one again knows of it");
            await db.SaveAsync(Actor.System);
        }

        post.Estate.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((true, false), (await sender.TellDeadAsync(), await sender.TellDeadAsync()));
        var told = await post.Estate.ReadAsync(db => db.Notifications.OrderBy(n => n.Id).ToListAsync());
        var sentences = new EventSentences(post.Estate.Get<IStringLocalizer<EventsText>>(), post.Estate.Get<MoneyText>());
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var said = told.ConvertAll(n => sentences.Of(n.Kind, n.Args));
        Assert.Matches("^60 e-mails could not be delivered, the first of them “Visite demain.*” to tenant0@site.example$", said[0]);
        Assert.Matches("^2 e-mails could not be delivered, the first of them .* to tenant1@site.example$", said[1]);
        Assert.All(told, n => Assert.Equal("/notifications/outbox?status=dead", EstateUrls.Subject(n.SubjectKind, n.SubjectCode)));
    }

    [Theory]
    [InlineData("DATA-HALF", 0)]
    [InlineData("DATA", 0)]
    [InlineData("RCPT", 0)]
    [InlineData("MAIL", 0)]
    [InlineData(".", 1)]
    public async Task A_line_that_drops_loses_nothing_and_doubles_only_what_was_taken(string where, int doubled)
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(10);
        var left = 1;
        post.Server.Cut = (word, _) => word == where && post.Server.Count >= 4 && left-- > 0;
        await using var sender = post.Sender();
        for (var i = 0; i < 3; i++)
        {
            await Posting.DrainAsync(sender);
            post.Estate.Time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(10 + doubled, post.Server.Count);
        Assert.Equal(10, post.Server.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.All(await post.MailsAsync(), m => Assert.Equal(MailStatus.Sent, m.Status));
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_and_asked_again()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(5);
        post.Estate.Get<MailTransport>().Patience = TimeSpan.FromMilliseconds(400);
        post.Server.Slow = TimeSpan.FromSeconds(30);
        Assert.Contains("did not answer", (await post.DrainAsync()).ServerFault, StringComparison.Ordinal);
        Assert.All(await post.MailsAsync(), m => Assert.Equal((MailStatus.Queued, 0), (m.Status, m.Tries)));
        post.Estate.Get<MailTransport>().Patience = TimeSpan.FromSeconds(3);
        post.Server.Slow = TimeSpan.Zero;
        post.Server.Taken = _ => post.Server.Count == 1 ? Task.Delay(TimeSpan.FromSeconds(30)) : Task.CompletedTask;
        Assert.Contains("did not answer", (await post.DrainAsync()).ServerFault, StringComparison.Ordinal);
        Assert.Equal((MailStatus.Queued, 1), (await post.MailsAsync()).Select(m => (m.Status, m.Tries)).First());
        post.Estate.Get<MailTransport>().Patience = Waiting.Patience;
        post.Estate.Time.Advance(TimeSpan.FromMinutes(1));
        await post.DrainAsync();
        Assert.Equal((6, 5), (post.Server.Count, post.Server.Received.Select(m => m.MessageId).Distinct().Count()));
    }

    [Fact]
    public async Task A_server_without_pipelining_gets_one_command_after_another()
    {
        await using var post = await Posting.CreateAsync();
        post.Server.Offers.Clear();
        post.Server.Answer = (word, argument) => word == "EHLO" ? "502 no" : word == "RCPT" && argument.Contains("tenant1@", StringComparison.Ordinal) ? "550 no" : null;
        await post.AddAsync(3);
        await post.DrainAsync();
        Assert.Equal(2, post.Server.Count);
    }

    [Fact]
    public async Task Encryption_that_is_asked_for_and_not_offered_sends_nothing()
    {
        await using var post = await Posting.CreateAsync(settings: [("Email:Smtp:StartTls", "true")]);
        await post.AddAsync(1);
        Assert.Contains("STARTTLS", (await post.DrainAsync()).ServerFault, StringComparison.Ordinal);
        Assert.Equal((0, MailStatus.Queued), (post.Server.Attempts, (await post.MailsAsync()).Single().Status));
    }
}
