using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Notices;

/// <summary>Mails to those who want to know at once.</summary>
public sealed class NoticeMailerTests
{
    [Fact]
    public async Task Who_wants_to_know_at_once_gets_a_letter_in_the_persons_language()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var (accountant, manager) = (await world.PersonAsync(Roles.Accountant, "fr"), await world.PersonAsync(Roles.Manager));
        var id = await world.HappenAsync(EventKinds.PaymentReversed);

        Assert.Equal(1, await world.Mailer.RunAsync());

        var mail = Assert.Single(await world.MailsAsync());
        Assert.Equal(($"notice/{id}/{accountant}", "staffNotice", "fr", "L000001", world.Now), (mail.Key, mail.Template, mail.Language, mail.SubjectCode, mail.NextAt));
        var letter = NoticeWorld.Read<StaffNotice>(mail);
        Assert.Equal(("Paiement annulé", "/leases/L000001"), (letter.Title, letter.Path));
        Assert.Matches("^Un paiement de 580,00\\s€ de Tenant 1 ", letter.Sentence);
        Assert.DoesNotContain(await world.KeysAsync(), k => k.EndsWith($"/{manager}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_person_has_chosen_is_what_comes()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var people = new Dictionary<MailChoice, long>();
        foreach (var choice in Enum.GetValues<MailChoice>())
        {
            people[choice] = await world.PersonAsync(Roles.Agent);
            await world.ChooseAsync(people[choice], EventKinds.PaymentReceived, choice);
        }

        var id = await world.HappenAsync(EventKinds.PaymentReceived);
        await world.Mailer.RunAsync();
        Assert.Equal([$"notice/{id}/{people[MailChoice.AtOnce]}"], await world.KeysAsync());
    }

    [Fact]
    public async Task Neither_who_did_it_nor_others_than_it_is_addressed_to_nor_the_disabled_get_it()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var (one, two, gone) = (await world.PersonAsync(Roles.Accountant), await world.PersonAsync(Roles.Accountant), await world.PersonAsync(Roles.Accountant));
        await world.WriteAsync(async db => (await db.Users.SingleAsync(u => u.Id == gone)).Disabled = true);
        var mine = await world.HappenAsync(EventKinds.PaymentReversed, by: one);
        var theirs = await world.HappenAsync(EventKinds.PaymentReversed, to: one);
        await world.Mailer.RunAsync();
        Assert.Equal([$"notice/{theirs}/{one}", $"notice/{mine}/{two}"], (await world.KeysAsync()).OrderDescending());
    }

    [Fact]
    public async Task Security_comes_to_whom_it_concerns_also_about_their_own_doing_and_in_quiet_hours()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var (one, _) = (await world.PersonAsync(Roles.Auditor), await world.PersonAsync(Roles.Administrator));
        await world.ChooseAsync(one, EventKinds.SignInFromNewDevice, MailChoice.None);
        await world.SetAsync(one, s => (s.QuietFrom, s.QuietTo) = (new(11, 0), new(13, 0)));
        var id = await world.HappenAsync(EventKinds.SignInFromNewDevice, to: one, by: one);
        await world.Mailer.RunAsync();
        Assert.Equal(($"notice/{id}/{one}", world.Now), (Assert.Single(await world.MailsAsync()) is var mail ? mail.Key : "", mail.NextAt));
    }

    [Theory]
    [InlineData(null, "2025-06-15 20:30", "2025-06-16 05:00")]
    [InlineData("Asia/Tokyo", "2025-06-15 20:30", "2025-06-15 22:00")]
    [InlineData("Asia/Tokyo", "2025-06-15 12:30", "2025-06-15 12:30")]
    [InlineData(null, "2025-03-29 22:00", "2025-03-30 05:00")]
    [InlineData(null, "2025-10-25 22:00", "2025-10-26 06:00")]
    public async Task In_quiet_hours_a_mail_waits_for_their_end_on_the_persons_clock(string? zone, string at, string sent)
    {
        await using var world = await NoticeWorld.CreateAsync();
        var person = await world.PersonAsync(Roles.Accountant);
        await world.SetAsync(person, s => (s.TimeZone, s.QuietFrom, s.QuietTo) = (zone, new(22, 0), new(7, 0)));
        world.At(at);
        await world.HappenAsync(EventKinds.PaymentReversed);
        await world.Mailer.RunAsync();
        Assert.Equal(sent, $"{Assert.Single(await world.MailsAsync()).NextAt:yyyy-MM-dd HH:mm}");
    }

    [Fact]
    public async Task What_happened_before_the_first_start_is_the_past()
    {
        await using var world = await NoticeWorld.CreateAsync(begun: false);
        await world.PersonAsync(Roles.Accountant);
        await world.HappenAsync(EventKinds.PaymentReversed, 3);
        Assert.Equal(0, await world.Mailer.RunAsync());
        await world.HappenAsync(EventKinds.PaymentReversed);
        Assert.Equal(1, await world.Mailer.RunAsync());
    }

    [Fact]
    public async Task Two_programs_that_follow_at_once_write_each_mail_once()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var (one, two) = (await world.PersonAsync(Roles.Accountant), await world.PersonAsync(Roles.Accountant));
        var expected = new List<string>();
        for (var round = 0; round < 10; round++)
        {
            var runs = Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Mailer.RunAsync())).ToList();
            var id = await world.HappenAsync(EventKinds.PaymentReversed);
            expected.AddRange([$"notice/{id}/{one}", $"notice/{id}/{two}"]);
            await Task.WhenAll(runs);
        }

        await world.Mailer.RunAsync();
        Assert.Equal(expected.Order(), (await world.KeysAsync()).Order());
        Assert.Equal(0, await world.Mailer.RunAsync());
    }

    [Fact]
    public async Task A_program_that_ends_before_it_has_saved_loses_nothing()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.PersonAsync(Roles.Accountant);
        await world.HappenAsync(EventKinds.PaymentReversed, 2);
        using (var stop = new CancellationTokenSource())
        {
            var run = world.Mailer.RunAsync(stop.Token);
            await stop.CancelAsync();
            await Record.ExceptionAsync(() => run);
        }

        await world.Mailer.RunAsync();
        Assert.Equal(2, (await world.MailsAsync()).Count);
    }

    [Fact]
    public async Task A_flood_becomes_one_mail_that_counts_all_and_quotes_the_newest()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var (flooded, other) = (await world.PersonAsync(Roles.Agent), await world.PersonAsync(Roles.Accountant));
        await world.ChooseAsync(flooded, EventKinds.RentOverdue, MailChoice.AtOnce);
        await world.HappenAsync(EventKinds.PaymentReversed);
        var last = await world.HappenAsync(EventKinds.RentOverdue, 10_000);

        Assert.Equal(2, await world.Mailer.RunAsync());

        var mails = await world.MailsAsync();
        Assert.Equal([$"notices/2-{last}/{flooded}", $"notice/1/{other}"], mails.ConvertAll(m => m.Key));
        var part = Assert.Single(NoticeWorld.Read<StaffDigest>(mails[0]).Parts);
        Assert.Equal((10_000, 10), (part.Count, part.Notices.Count));
        Assert.Contains("Tenant 10000", part.Notices[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_cannot_be_used_keeps_nobody_else_from_the_mail()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.PersonAsync(Roles.Accountant, email: "a@example.org\r\nBcc: b@example.org");
        await world.PersonAsync(Roles.Accountant);
        await world.HappenAsync(EventKinds.PaymentReversed);
        Assert.Equal(1, await world.Mailer.RunAsync());
        Assert.Equal(0, await world.Mailer.RunAsync());
    }

    [Fact]
    public async Task A_notification_that_cannot_be_said_keeps_no_other_from_being_told()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.PersonAsync(Roles.Accountant);
        var broken = await world.HappenAsync(EventKinds.PaymentReversed);
        await world.Estate.ReadAsync(db => db.Notifications.Where(n => n.Id == broken).ExecuteUpdateAsync(s => s.SetProperty(n => n.Args, "not json")));
        await world.HappenAsync(EventKinds.PaymentReversed);
        Assert.Equal(2, await world.Mailer.RunAsync());
        Assert.Equal("Payment reversed", NoticeWorld.Read<StaffNotice>((await world.MailsAsync())[0]).Sentence);
    }
}
