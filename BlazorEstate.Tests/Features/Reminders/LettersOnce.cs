using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

public sealed class LettersOnce
{
    [Fact]
    public async Task A_letter_whose_mail_is_gone_is_not_written_again_on_whatever_day_is_looked_at()
    {
        await using var world = await CreateAsync(settings: [("Reminders:RentCallDays", "60"), ("Reminders:LetterWindowDays", "366")]);
        await world.LetAsync("2025-06-01", "2027-06-30", issued: "2025-08-01", consent: true);
        var days = Enumerable.Range(0, 8).Select(week => $"{Day("2025-06-03").AddDays(week * 7):yyyy-MM-dd}").ToList();
        await ScanAsync(world, days);
        var written = (await world.LetterKeysAsync()).Split(' ');
        Assert.Contains(written, k => k.StartsWith("rentCall/", StringComparison.Ordinal));
        Assert.Contains(written, k => k.StartsWith("reminder3/", StringComparison.Ordinal));

        await using (var db = await world.Estate.Factory.CreateDbContextAsync())
        {
            foreach (var mail in db.OutgoingMails)
            {
                db.Entry(mail).Property(m => m.Status).CurrentValue = MailStatus.Sent;
                db.Entry(mail).Property(m => m.SentAt).CurrentValue = mail.CreatedAt;
            }

            await db.SaveAsync(Actor.System);
        }

        // The shortest time that the setting takes.
        world.Estate.Time.Set(new(2025, 9, 14, 10, 0, 0));
        Assert.Equal(written.Length, await world.Estate.Get<MailQueue>().RemoveSentAsync(new(2025, 6, 16, 0, 0, 0, DateTimeKind.Utc), 500));
        await ScanAsync(world, [.. days, "2025-09-14", "2025-09-20"]);
        Assert.Empty((await world.LetterKeysAsync()).Split(' ').Intersect(written));
    }

    private static async Task ScanAsync(ReminderWorld world, IEnumerable<string> days)
    {
        foreach (var day in days)
        {
            await world.ScanAsync<RentCallScan>(day);
            await world.ScanAsync<OverdueScan>(day);
        }
    }
}
