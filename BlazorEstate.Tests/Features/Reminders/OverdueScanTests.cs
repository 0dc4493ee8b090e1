using System.Text.Json;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

public sealed class OverdueScanTests
{
    private static readonly EventKind Overdue = EventKinds.RentOverdue;

    [Theory]
    [InlineData("2025-06-01", "")]
    [InlineData("2025-06-02", "2025-06-02")]
    [InlineData("2025-06-08", "2025-06-02")]
    [InlineData("2025-06-09", "2025-06-09")]
    [InlineData("2025-06-16", "2025-06-16")]
    [InlineData("2025-06-30", "2025-06-16")]
    [InlineData("2025-07-01", "2025-07-01")]
    [InlineData("2026-01-15", "2025-07-01")]
    public async Task A_first_scan_tells_the_newest_step(string day, string milestone)
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        Assert.Equal(milestone.Length > 0 ? 1 : 0, (await world.ScanAsync<OverdueScan>(day)).Notifications);
        Assert.Equal(milestone, await world.MilestonesAsync(Overdue));
    }

    [Fact]
    public async Task Day_by_day_each_step_is_told_once_and_grows_in_seriousness()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        for (var day = Day("2025-06-01"); day <= Day("2025-07-10"); day = day.AddDays(1))
        {
            await world.ScanAsync<OverdueScan>($"{day:yyyy-MM-dd}");
            Assert.Equal(0, (await world.ScanAsync<OverdueScan>($"{day:yyyy-MM-dd}")).Notifications);
        }

        Assert.Equal("2025-06-02 2025-06-09 2025-06-16 2025-07-01", await world.MilestonesAsync(Overdue));
        var told = await world.ToldAsync(Overdue);
        Assert.Equal([Severity.Information, Severity.Warning, Severity.Warning, Severity.Critical], told.Select(n => n.Severity));
        Assert.Equal(("Lease", "L1"), (told[0].SubjectKind, told[0].SubjectCode));
        Assert.Equal("""[{"Text":"Benoît Hébert"},{"Money":80000},{"Text":"L1"},{"Number":8}]""", System.Text.RegularExpressions.Regex.Unescape(told[1].Args));
    }

    [Fact]
    public async Task After_a_stop_of_twenty_days_there_is_one_notification_per_lease()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-05-01", "2026-05-31", issued: "2025-06-01", consent: true);
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        await world.ScanAsync<OverdueScan>("2025-05-30");
        Assert.Equal(2, (await world.ScanAsync<OverdueScan>("2025-06-19")).Notifications);
        Assert.Equal("2025-05-16 2025-06-16 2025-06-16", await world.MilestonesAsync(Overdue));
        Assert.Equal("reminder2/1/20250616", await world.LetterKeysAsync());
    }

    [Fact]
    public async Task Several_overdue_charges_are_one_notification_with_their_total()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-04-01", "2026-05-31", issued: "2025-06-01");
        await world.ScanAsync<OverdueScan>("2025-06-02");
        var told = Assert.Single(await world.ToldAsync(Overdue));
        Assert.Contains("\"Money\":240000", told.Args, StringComparison.Ordinal);
        Assert.Contains("\"Number\":62", told.Args, StringComparison.Ordinal);
        Assert.Equal((Day("2025-06-02"), Severity.Critical), (told.Milestone!.Value, told.Severity));
    }

    [Fact]
    public async Task What_is_partly_paid_is_told_with_what_is_still_open()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        await world.PayAsync(lease, "2025-06-03", 50_000);
        await world.ScanAsync<OverdueScan>("2025-06-09");
        Assert.Contains("\"Money\":30000", Assert.Single(await world.ToldAsync(Overdue)).Args, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paid_then_overdue_again_is_told_again()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        await world.ScanAsync<OverdueScan>("2025-06-09");
        var payment = await world.PayAsync(lease, "2025-06-10", 80_000);
        Assert.Equal(0, (await world.ScanAsync<OverdueScan>("2025-06-20")).Notifications);
        await world.IssueAsync(lease, "2025-07-01");
        Assert.Equal(1, (await world.ScanAsync<OverdueScan>("2025-07-02")).Notifications);
        Assert.Equal("2025-06-09 2025-07-02", await world.MilestonesAsync(Overdue));

        // The cheque for June bounces: at its next step June is told as well.
        await using (var db = await world.Estate.Factory.CreateDbContextAsync())
        {
            var stored = await db.Payments.SingleAsync(p => p.Id == payment.Id);
            var book = new AccountBook(await db.Charges.Where(c => c.LeaseId == lease.Id).ToListAsync(), [stored], await db.Allocations.ToListAsync());
            var done = (await db.LeaseAccounts.SingleAsync()).Reverse(stored, Day("2025-07-03"), "cheque bounced", book, Day("2025-07-03"), Rents.Now).Value;
            db.Payments.Add(done.Payment);
            db.Allocations.AddRange(done.Rows);
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.Equal(0, (await world.ScanAsync<OverdueScan>("2025-07-04")).Notifications);
        Assert.Equal(1, (await world.ScanAsync<OverdueScan>("2025-07-09")).Notifications);
        Assert.Contains("\"Money\":160000", (await world.ToldAsync(Overdue))[^1].Args, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credit_and_cancelled_charges_owe_nothing()
    {
        await using var world = await CreateAsync();
        var ahead = await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        await world.PayAsync(ahead, "2025-06-01", 160_000);
        await world.IssueAsync(ahead, "2025-07-01");
        var cancelled = await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        await world.ChangeAsync(cancelled, (account, book) => account.Cancel(book.Charges.Single(), Day("2025-06-01"), "issued by mistake", book));
        Assert.Equal(0, (await world.ScanAsync<OverdueScan>("2025-08-15")).Notifications);
    }

    [Theory]
    [InlineData("2025-06-02", "")]
    [InlineData("2025-06-09", "reminder1/1/20250609")]
    [InlineData("2025-06-15", "reminder1/1/20250609")]
    [InlineData("2025-06-16", "reminder2/1/20250616")]
    [InlineData("2025-06-23", "reminder2/1/20250616")]
    [InlineData("2025-06-24", "")]
    [InlineData("2025-07-01", "reminder3/1/20250701")]
    [InlineData("2025-07-09", "")]
    public async Task The_letter_is_that_of_the_step_and_not_older_than_the_window(string day, string key)
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        var run = await world.ScanAsync<OverdueScan>(day);
        Assert.Equal((1, key.Length > 0 ? 1 : 0), (run.Notifications, run.Letters));
        Assert.Equal(key, await world.LetterKeysAsync());
    }

    [Fact]
    public async Task Only_who_agreed_to_mails_gets_letters_once_each_level()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        for (var day = Day("2025-06-01"); day <= Day("2025-07-10"); day = day.AddDays(1))
        {
            await world.ScanAsync<OverdueScan>($"{day:yyyy-MM-dd}");
            await world.ScanAsync<OverdueScan>($"{day:yyyy-MM-dd}");
        }

        Assert.Equal("reminder1/1/20250609 reminder2/1/20250616 reminder3/1/20250701", await world.LetterKeysAsync());
        var letter = (await world.LettersAsync())[0];
        Assert.Equal(("t1@example.org", "Benoît Hébert", "fr", "reminder1", "L1"), (letter.ToAddress, letter.ToName, letter.Language, letter.Template, letter.SubjectCode));
        var says = JsonSerializer.Deserialize<RentReminder>(letter.Data, Outbox.Json)!;
        Assert.Equal(JsonSerializer.Serialize(says, Outbox.Json), letter.Data);
        Assert.Equal((80_000, Day("2025-06-09"), "L1"), (says.Total, says.AsOf, says.Place.LeaseCode));
        Assert.Equal(new OverdueItem(Day("2025-06-01"), Day("2025-06-30"), Day("2025-06-01"), 80_000, 80_000, 8), Assert.Single(says.Items));
    }

    [Fact]
    public async Task Without_mails_to_tenants_only_the_staff_is_told()
    {
        await using var world = await CreateAsync(settings: ("Reminders:TenantMails", "false"));
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        var run = await world.ScanAsync<OverdueScan>("2025-06-09");
        Assert.Equal((1, 0), (run.Notifications, run.Letters));
    }
}
