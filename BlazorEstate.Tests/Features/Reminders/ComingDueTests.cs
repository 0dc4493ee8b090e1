using System.Text.Json;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Reminders.Scans;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

/// <summary>Rent that is about to fall due: told to the staff, called for by mail.</summary>
public sealed class ComingDueTests
{
    [Theory]
    [InlineData("2025-06-27", 0)]
    [InlineData("2025-06-28", 1)]
    [InlineData("2025-07-01", 1)]
    [InlineData("2025-07-02", 0)]
    public async Task What_falls_due_in_three_days_is_told(string day, int told)
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-07-01", "2026-06-30", issued: "2025-07-01");
        Assert.Equal(told, (await world.ScanAsync<DueSoonScan>(day)).Notifications);
        Assert.Equal(0, (await world.ScanAsync<DueSoonScan>(day)).Notifications);
    }

    [Fact]
    public async Task Each_due_date_is_told_once_with_what_is_open()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2024-12-01", "2026-06-30", issued: "2024-12-01", dueDay: 31);
        await world.PayAsync(lease, "2024-12-01", 90_000);
        await world.IssueAsync(lease, "2025-03-31");
        for (var day = Day("2025-01-01"); day <= Day("2025-03-31"); day = day.AddDays(1))
        {
            await world.ScanAsync<DueSoonScan>($"{day:yyyy-MM-dd}");
        }

        Assert.Equal("2025-01-31 2025-02-28 2025-03-31", await world.MilestonesAsync(EventKinds.RentDueSoon));
        var told = await world.ToldAsync(EventKinds.RentDueSoon);
        Assert.Contains("""{"Money":70000},{"Text":"L1"},{"Date":"2025-01-31"}""", told[0].Args, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_paid_is_neither_told_nor_called_for()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2025-07-01", "2026-06-30", issued: "2025-07-01", consent: true);
        await world.PayAsync(lease, "2025-06-20", 80_000);
        Assert.Equal(0, (await world.ScanAsync<DueSoonScan>("2025-06-30")).Notifications);
        Assert.Equal(0, (await world.ScanAsync<RentCallScan>("2025-06-30")).Letters);
    }

    [Theory]
    [InlineData("2025-06-23", 0)]
    [InlineData("2025-06-24", 1)]
    [InlineData("2025-07-01", 1)]
    [InlineData("2025-07-02", 0)]
    public async Task The_rent_call_is_mailed_once_seven_days_ahead(string day, int letters)
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-07-01", "2026-06-30", issued: "2025-07-01", consent: true);
        await world.LetAsync("2025-07-01", "2026-06-30", issued: "2025-07-01");
        Assert.Equal(letters, (await world.ScanAsync<RentCallScan>(day)).Letters);
        Assert.Equal(0, (await world.ScanAsync<RentCallScan>(day)).Letters);
        Assert.Empty(await world.ToldAsync(EventKinds.RentDueSoon));
    }

    [Fact]
    public async Task The_rent_call_says_the_charge_and_what_the_lease_owes_in_all()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2025-06-01", "2026-06-30", issued: "2025-07-01", consent: true);
        await world.PayAsync(lease, "2025-06-20", 50_000);
        await world.ScanAsync<RentCallScan>("2025-06-24");
        var letter = Assert.Single(await world.LettersAsync());
        Assert.Equal(("rentCall/2", "rentCall", "t1@example.org"), (letter.Key, letter.Template, letter.ToAddress));
        var says = JsonSerializer.Deserialize<RentCall>(letter.Data, Outbox.Json)!;
        Assert.Equal((Day("2025-07-01"), Day("2025-07-31"), Day("2025-07-01")), (says.From, says.To, says.DueOn));
        Assert.Equal((80_000, 80_000, 110_000), (says.Total, says.Open, says.Balance));
        Assert.Equal(new LetterLine(LineKind.Rent, "", 80_000), Assert.Single(says.Lines));
    }

    [Fact]
    public async Task Without_mails_to_tenants_there_is_no_rent_call()
    {
        await using var world = await CreateAsync(settings: ("Reminders:TenantMails", "false"));
        await world.LetAsync("2025-07-01", "2026-06-30", issued: "2025-07-01", consent: true);
        Assert.Equal(0, (await world.ScanAsync<RentCallScan>("2025-06-24")).Letters);
    }
}
