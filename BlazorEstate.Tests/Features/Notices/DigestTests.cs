using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Notices;

/// <summary>Daily and weekly digests, by the clock of each person. It begins on Sunday, 15 June 2025, at noon in Paris.</summary>
public sealed class DigestTests
{
    [Fact]
    public async Task A_day_comes_at_its_hour_grouped_by_kind_with_the_newest_first()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var agent = await world.PersonAsync(Roles.Agent);
        await world.Digests.RunAsync();
        await world.HappenAsync(EventKinds.LeaseEnding, 2);
        await world.HappenAsync(EventKinds.RentOverdue, 12);
        await world.HappenAsync(EventKinds.PaymentReceived); // Not in an agent's digest.

        world.At("2025-06-16 04:59");
        Assert.Equal(0, await world.Digests.RunAsync());
        world.At("2025-06-16 05:00");
        Assert.Equal(1, await world.Digests.RunAsync());
        Assert.Equal(0, await world.Digests.RunAsync());

        var mail = Assert.Single(await world.MailsAsync());
        Assert.Equal(($"digest/{agent}/2025-06-16", "digest"), (mail.Key, mail.Template));
        var digest = NoticeWorld.Read<StaffDigest>(mail);
        Assert.Equal((false, new DateOnly(2025, 6, 16)), (digest.Weekly, digest.On));
        Assert.Equal([("Rent overdue", 12, 10), ("Lease ending soon", 2, 2)], digest.Parts.Select(p => (p.Title, p.Count, p.Notices.Count)));
        Assert.Contains("Tenant 12 ", digest.Parts[0].Notices[0].Sentence, StringComparison.Ordinal);
        Assert.Equal("/leases/L000012", digest.Parts[0].Notices[0].Path);
    }

    [Fact]
    public async Task A_week_comes_on_its_weekday()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var manager = await world.PersonAsync(Roles.Manager, "fr");
        await world.SetAsync(manager, s => (s.WeeklyDay, s.DigestHour) = (DayOfWeek.Wednesday, 18));
        await world.Digests.RunAsync();
        await world.HappenAsync(EventKinds.LeaseCreated);
        world.At("2025-06-18 15:59");
        Assert.Equal(0, await world.Digests.RunAsync());
        world.At("2025-06-18 16:00");
        Assert.Equal(1, await world.Digests.RunAsync());
        world.At("2025-06-25 16:00");
        Assert.Equal(0, await world.Digests.RunAsync());

        var mail = Assert.Single(await world.MailsAsync());
        Assert.Equal(($"weekly/{manager}/2025-06-18", "fr"), (mail.Key, mail.Language));
        Assert.Equal("Nouveau bail", Assert.Single(NoticeWorld.Read<StaffDigest>(mail).Parts).Title);
    }

    [Fact]
    public async Task Nothing_to_tell_is_no_mail()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.PersonAsync(Roles.Agent);
        for (var day = 16; day < 20; day++)
        {
            world.At($"2025-06-{day} 06:00");
            Assert.Equal(0, await world.Digests.RunAsync());
        }
    }

    [Fact]
    public async Task After_a_stop_of_days_one_digest_tells_all_of_them()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var agent = await world.PersonAsync(Roles.Agent);
        await world.Digests.RunAsync();
        await world.HappenAsync(EventKinds.RentOverdue, 3);
        world.At("2025-07-20 20:00");
        await world.HappenAsync(EventKinds.RentOverdue, 2);
        Assert.Equal(1, await world.Digests.RunAsync());
        world.At("2025-07-21 05:00");
        Assert.Equal(0, await world.Digests.RunAsync());
        Assert.Equal([$"digest/{agent}/2025-07-20"], await world.KeysAsync());
        Assert.Equal(5, NoticeWorld.Read<StaffDigest>((await world.MailsAsync())[0]).Parts[0].Count);
    }

    [Fact]
    public async Task Each_day_tells_only_what_is_new_and_what_happened_at_the_hour_is_in_one_of_them()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.PersonAsync(Roles.Agent);
        await world.Digests.RunAsync();
        for (var day = 16; day < 20; day++)
        {
            world.At($"2025-06-{day} 05:00");
            await world.HappenAsync(EventKinds.RentOverdue, day - 15);
            Assert.Equal(1, await world.Digests.RunAsync());
            await world.HappenAsync(EventKinds.RentOverdue);
        }

        Assert.Equal([1, 3, 4, 5], (await world.MailsAsync()).Select(m => NoticeWorld.Read<StaffDigest>(m).Parts[0].Count));
    }

    [Theory]
    [InlineData("2025-03-29 12:00", "2025-03-30 00:59", "2025-03-30 01:00")] // 02:00 is skipped: at 03:00.
    [InlineData("2025-10-25 12:00", "2025-10-25 23:59", "2025-10-26 00:00")] // 02:00 comes twice: the first time only.
    public async Task A_clock_that_goes_forward_or_back_brings_one_digest(string before, string early, string due)
    {
        await using var world = await NoticeWorld.CreateAsync();
        var agent = await world.PersonAsync(Roles.Agent);
        await world.SetAsync(agent, s => s.DigestHour = 2);
        world.At(before);
        await world.Digests.RunAsync();
        await world.HappenAsync(EventKinds.RentOverdue);
        world.At(early);
        Assert.Equal(0, await world.Digests.RunAsync());
        world.At(due);
        Assert.Equal(1, await world.Digests.RunAsync());
        await world.HappenAsync(EventKinds.RentOverdue);
        world.Estate.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await world.Digests.RunAsync());
    }

    [Fact]
    public async Task Each_person_has_the_hour_of_the_own_zone_and_waits_for_the_end_of_the_own_quiet_hours()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var (paris, tokyo) = (await world.PersonAsync(Roles.Agent), await world.PersonAsync(Roles.Agent));
        await world.SetAsync(tokyo, s => (s.TimeZone, s.QuietFrom, s.QuietTo) = ("Asia/Tokyo", new(20, 0), new(7, 30)));
        await world.Digests.RunAsync();
        await world.HappenAsync(EventKinds.RentOverdue);
        world.At("2025-06-15 22:00");
        Assert.Equal(1, await world.Digests.RunAsync());
        var mail = Assert.Single(await world.MailsAsync());
        Assert.Equal(($"digest/{tokyo}/2025-06-16", "22:30"), (mail.Key, $"{mail.NextAt:HH:mm}"));
        world.At("2025-06-16 05:00");
        Assert.Equal(1, await world.Digests.RunAsync());
        Assert.Equal($"digest/{paris}/2025-06-16", (await world.KeysAsync())[1]);
    }

    [Fact]
    public async Task Two_programs_write_each_digest_once()
    {
        await using var world = await NoticeWorld.CreateAsync();
        for (var i = 0; i < 5; i++)
        {
            await world.PersonAsync(Roles.Agent);
        }

        await world.Digests.RunAsync();
        await world.HappenAsync(EventKinds.RentOverdue);
        world.At("2025-06-16 05:00");
        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Digests.RunAsync())));
        Assert.Equal((5, 5), (written.Sum(), (await world.MailsAsync()).Count));
    }

    [Fact]
    public async Task What_happened_before_the_first_start_is_the_past_also_for_who_comes_later()
    {
        await using var world = await NoticeWorld.CreateAsync(begun: false);
        await world.HappenAsync(EventKinds.RentOverdue, 3);
        await world.Digests.RunAsync();
        var late = await world.PersonAsync(Roles.Agent);
        await world.SetAsync(late, s => s.DigestHour = 9);
        await world.HappenAsync(EventKinds.RentOverdue);
        world.At("2025-06-16 07:00");
        Assert.Equal(1, await world.Digests.RunAsync());
        Assert.Equal(1, NoticeWorld.Read<StaffDigest>((await world.MailsAsync())[0]).Parts[0].Count);
    }

    [Fact]
    public async Task Writing_digests_leaves_what_the_person_has_set()
    {
        await using var world = await NoticeWorld.CreateAsync();
        var agent = await world.PersonAsync(Roles.Agent);
        await world.SetAsync(agent, s => (s.TimeZone, s.QuietFrom, s.QuietTo, s.DigestHour) = ("Asia/Tokyo", new(22, 0), new(7, 0), 9));
        world.At("2025-06-17 12:00");
        await world.Digests.RunAsync();
        var kept = await world.Estate.ReadAsync(db => db.NotificationSettings.SingleAsync(s => s.UserId == agent));
        Assert.Equal(("Asia/Tokyo", new TimeOnly(22, 0), 9, new DateOnly(2025, 6, 17)), (kept.TimeZone, kept.QuietFrom!.Value, kept.DigestHour, kept.DailyOn!.Value));
    }
}
