using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

public sealed class DeadlineTests
{
    private static async Task<ReminderWorld> WithAsync(InterventionPriority priority, InterventionStatus status, params (string, string)[] settings)
    {
        var world = await CreateAsync(settings: settings);
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        var done = status is InterventionStatus.Completed or InterventionStatus.Closed ? Day("2025-06-20") : (DateOnly?)null;
        await world.Estate.AddAsync(Intervention.Create("W1", 1, new InterventionDetails("Fuite sous l’évier", "plumbing", priority, status, Day("2025-06-10"), done)));
        return world;
    }

    // Domain rule 18: completing on the deadline's day is on time.
    [Theory]
    [InlineData(InterventionPriority.Urgent, "2025-06-11", "2025-06-12")]
    [InlineData(InterventionPriority.High, "2025-06-13", "2025-06-14")]
    [InlineData(InterventionPriority.Normal, "2025-06-18", "2025-06-19")]
    [InlineData(InterventionPriority.Low, "2025-07-10", "2025-07-11")]
    public async Task What_is_not_done_by_its_deadline_is_told_once(InterventionPriority priority, string onTime, string late)
    {
        await using var world = await WithAsync(priority, InterventionStatus.Scheduled);
        Assert.Equal(0, (await world.ScanAsync<InterventionDeadlineScan>(onTime)).Notifications);
        Assert.Equal(1, (await world.ScanAsync<InterventionDeadlineScan>(late)).Notifications);
        Assert.Equal(0, (await world.ScanAsync<InterventionDeadlineScan>("2026-01-01")).Notifications);
        var told = Assert.Single(await world.ToldAsync(EventKinds.MaintenanceLate));
        Assert.Equal(("Intervention", "W1", Day(late)), (told.SubjectKind, told.SubjectCode, told.Milestone!.Value));
        Assert.Contains($$"""{"Date":"{{onTime}}"},{"Text":"W1"}""", told.Args, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InterventionStatus.Requested, 1)]
    [InlineData(InterventionStatus.InProgress, 1)]
    [InlineData(InterventionStatus.Declined, 0)]
    [InlineData(InterventionStatus.Completed, 0)]
    [InlineData(InterventionStatus.Closed, 0)]
    public async Task Only_what_is_open_can_be_late(InterventionStatus status, int told)
    {
        await using var world = await WithAsync(InterventionPriority.Normal, status);
        Assert.Equal(told, (await world.ScanAsync<InterventionDeadlineScan>("2025-08-01")).Notifications);
    }

    [Fact]
    public async Task What_is_declined_while_the_scan_looks_is_not_told()
    {
        var heard = new HeardSql();
        await using var world = await CreateAsync(heard);
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        await world.Estate.AddAsync(Intervention.Create("W1", 1, new InterventionDetails("Fuite", "plumbing", InterventionPriority.High, InterventionStatus.Requested, Day("2025-06-01"), null)));
        heard.Meanwhile("\"Title\"", async () =>
        {
            await using var db = await world.Estate.Factory.CreateDbContextAsync();
            Assert.True((await db.Interventions.SingleAsync()).Move(InterventionStatus.Declined, "not ours", Day("2025-06-15"), new(new DateTime(2025, 6, 15, 9, 0, 0, DateTimeKind.Utc), null, "test")).IsOk);
            await db.SaveAsync(TestEstate.Admin);
        });
        Assert.Equal(0, (await world.ScanAsync<InterventionDeadlineScan>("2025-06-15")).Notifications);
        Assert.Empty(await world.ToldAsync(EventKinds.MaintenanceLate));
    }

    [Fact]
    public async Task The_days_are_a_setting()
    {
        await using var world = await WithAsync(InterventionPriority.Urgent, InterventionStatus.Accepted, ("Reminders:DeadlineDays:Urgent", "5"));
        Assert.Equal(0, (await world.ScanAsync<InterventionDeadlineScan>("2025-06-15")).Notifications);
        Assert.Equal(1, (await world.ScanAsync<InterventionDeadlineScan>("2025-06-16")).Notifications);
    }
}
