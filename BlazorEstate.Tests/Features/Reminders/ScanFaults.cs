using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Reminders;
using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

/// <summary>Scans at once, scans that meet something bad, and the trace they leave.</summary>
public sealed class ScanFaults
{
    [Fact]
    public async Task Scans_at_once_tell_each_thing_once()
    {
        await using var world = await CreateAsync();
        for (var i = 0; i < 40; i++)
        {
            await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        }

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => world.ScanAsync<OverdueScan>("2025-06-09"))));
        Assert.Equal((40, 40, 0), (runs.Sum(r => r.Notifications), runs.Sum(r => r.Letters), runs.Sum(r => r.Failed)));
        Assert.Equal((40, 40), ((await world.ToldAsync(EventKinds.RentOverdue)).Count, (await world.LettersAsync()).Count));
        Assert.Equal(1, await world.Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.Action == "scan-overdue")));
    }

    [Fact]
    public async Task What_another_server_wrote_after_the_look_is_left_out()
    {
        await using var world = await CreateAsync();
        var lease = await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        Findings Found()
        {
            var findings = new Findings();
            findings.Notifications.Add(EventKinds.RentOverdue.About(new("Lease", lease.Id, "L1"), world.Estate.Time.GetUtcNow().UtcDateTime, null, "Ada").OnDay(Day("2025-06-09")));
            findings.Letters.Add(OutgoingMail.Create("reminder1/1/20250609", "reminder1", "{}", new("t1@example.org", "Ada", "fr"), new("Lease", lease.Id, "L1"), world.Estate.Time.GetUtcNow().UtcDateTime).Value);
            return findings;
        }

        var writer = world.Estate.Scoped<ScanWriter>();
        Task<Findings> Look(EstateDbContext db, long[] batch, CancellationToken ct) => Task.FromResult(Found());
        var first = await writer.WriteAsync("overdue", Day("2025-06-09"), [lease.Id], Look, Actor.System, default);
        var second = await writer.WriteAsync("overdue", Day("2025-06-09"), [lease.Id], Look, Actor.System, default);
        Assert.Equal((1, 1, 0, 0), (first.Notifications, first.Letters, second.Notifications, second.Letters));
        Assert.Equal(0, second.Failed);
    }

    [Fact]
    public async Task One_bad_subject_does_not_end_the_scan()
    {
        await using var world = await CreateAsync();
        var writer = world.Estate.Scoped<ScanWriter>();
        Task<Findings> Look(EstateDbContext db, long[] batch, CancellationToken ct)
        {
            var findings = new Findings();
            foreach (var id in batch)
            {
                findings.Notifications.Add(id == 77 ? throw new InvalidOperationException("a bad one")
                    : EventKinds.RentOverdue.About(new("Lease", id, $"L{id}"), world.Estate.Time.GetUtcNow().UtcDateTime, null, "Ada").OnDay(Day("2025-06-09")));
            }

            return Task.FromResult(findings);
        }

        var run = await writer.WriteAsync("overdue", Day("2025-06-09"), Enumerable.Range(1, 1500).Select(i => (long)i), Look, Actor.System, default);
        Assert.Equal((1499, 1), (run.Notifications, run.Failed));
        Assert.Equal(1499, (await world.ToldAsync(EventKinds.RentOverdue)).Count);
    }

    [Fact]
    public async Task An_address_that_is_none_keeps_the_letter_back_and_not_the_notification()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        await world.Estate.ReadAsync(db => db.Tenants.Where(t => t.Code == "T1").ExecuteUpdateAsync(s => s.SetProperty(t => t.Email, "a@example.org\r\nBcc: b@example.org")));
        var run = await world.ScanAsync<OverdueScan>("2025-06-09");
        Assert.Equal((2, 1, 0), (run.Notifications, run.Letters, run.Failed));
        Assert.Equal("t2@example.org", Assert.Single(await world.LettersAsync()).ToAddress);
    }

    [Fact]
    public async Task A_scan_that_fails_does_not_keep_the_others_from_running()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        var scans = new ReminderScans([new Broken(world.Estate.Factory, world.Estate.Scoped<ScanWriter>()), world.Estate.Scoped<OverdueScan>()], NullLogger<ReminderScans>.Instance);
        var runs = await scans.RunAsync(Day("2025-06-09"), Actor.System);
        Assert.Equal([("broken", 0, 1), ("overdue", 1, 0)], runs.Select(r => (r.Scan, r.Notifications, r.Failed)));
    }

    [Fact]
    public async Task What_was_told_is_audited_and_signalled_once_and_a_rerun_leaves_no_trace()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        var heard = new TaskCompletionSource<IReadOnlyCollection<EstateChange>>();
        using var subscription = world.Estate.Get<EstateChanges>().Subscribe(ChangeKinds.Notification, c => { heard.TrySetResult(c); return Task.CompletedTask; });
        await world.ScanAsync<OverdueScan>("2025-06-09");
        Assert.Equal(new EstateChange(ChangeKinds.Notification), Assert.Single(await heard.Task.WaitAsync(Waiting.Patience)));
        var trace = await world.Estate.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal(("scan-overdue", "Notification", "2025-06-09"), (trace.Action, trace.SubjectKind, trace.SubjectCode));
        Assert.Equal("""{"Notifications":[null,1],"Letters":[null,1]}""", trace.Changes);
        await world.ScanAsync<OverdueScan>("2025-06-09");
        Assert.Equal(trace.Id, await world.Estate.ReadAsync(db => db.AuditEntries.MaxAsync(a => a.Id)));
    }

    [Fact]
    public async Task The_first_and_the_last_day_of_the_calendar_are_days_too()
    {
        await using var world = await CreateAsync();
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        foreach (var day in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            Assert.All(await world.Estate.Scoped<ReminderScans>().RunAsync(day, Actor.System), r => Assert.Equal(0, r.Failed));
        }
    }

    private sealed class Broken(IDbContextFactory<EstateDbContext> factory, ScanWriter writer) : ReminderScan(factory, writer)
    {
        public override string Name => "broken";

        protected override Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct) => throw new InvalidOperationException("broken");

        protected override Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct) => throw new NotSupportedException();
    }
}
