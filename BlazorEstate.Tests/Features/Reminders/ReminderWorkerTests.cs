using BlazorEstate.Access.Events;
using BlazorEstate.Features.Reminders;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

/// <summary>When the scans run, on a clock that jumps to the end of every wait.</summary>
public sealed class ReminderWorkerTests
{
    [Fact]
    public async Task Scans_run_at_the_start_and_on_every_day_that_comes()
    {
        await using var world = await CreateAsync("2025-06-02");
        await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01");
        using var worker = Worker(world, new SteppedTime(world.Estate.Time));
        await worker.StartAsync(default);
        await Waiting.UntilAsync(async () => await world.MilestonesAsync(EventKinds.RentOverdue) == "2025-06-02 2025-06-09 2025-06-16 2025-07-01");
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task A_charge_issued_meanwhile_is_told_without_waiting_for_the_hour()
    {
        await using var world = await CreateAsync("2025-06-28");
        var lease = await world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-01-01");
        var time = new SteppedTime(world.Estate.Time) { Longest = TimeSpan.FromMinutes(2) };
        using var worker = Worker(world, time);
        await worker.StartAsync(default);
        await Waiting.UntilAsync(() => time.Waits > 0);
        await world.IssueAsync(lease, "2025-07-01");
        world.Estate.Get<EstateChanges>().Publish(new EstateChange(ChangeKinds.Charge));
        await Waiting.UntilAsync(async () => await world.MilestonesAsync(EventKinds.RentDueSoon) == "2025-07-01");
        Assert.Equal(Day("2025-06-28"), world.Estate.Get<AgencyClock>().Today);
        await worker.StopAsync(default);
    }

    // Midnight in Paris is 22:00 UTC in summer and 23:00 in winter; the nights between have 23 and 25 hours.
    [Theory]
    [InlineData("2025-03-29T22:30", "2025-03-29T23:05")]
    [InlineData("2025-03-30T21:30", "2025-03-30T22:05")]
    [InlineData("2025-10-25T21:30", "2025-10-25T22:05")]
    [InlineData("2025-10-26T22:30", "2025-10-26T23:05")]
    [InlineData("2024-02-28T22:30", "2024-02-28T23:05")]
    [InlineData("2024-02-29T22:30", "2024-02-29T23:05")]
    [InlineData("2025-12-31T22:30", "2025-12-31T23:05")]
    [InlineData("2025-06-15T10:00", "2025-06-15T11:00")]
    public async Task The_next_run_is_after_midnight_of_the_agency_or_in_an_hour(string now, string next)
    {
        await using var world = await CreateAsync();
        world.Estate.Time.Set(Utc(now));
        using var worker = Worker(world, world.Estate.Time);
        Assert.Equal(Utc(next), Utc(now) + worker.UntilNextRun());
    }

    // Africa/Cairo goes from 23:59:59 to 01:00: that day has no midnight.
    [Fact]
    public void A_day_without_midnight_begins_when_it_begins()
    {
        var time = new TestTime(Utc("2025-04-24T20:00"));
        var worker = new Daily(new AgencyClock(time, TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo")), time);
        Assert.Equal(Utc("2025-04-24T22:01"), Utc("2025-04-24T20:00") + worker.UntilNextRun());
    }

    [Fact]
    public async Task Around_the_clock_change_rent_is_late_by_the_days_of_the_calendar()
    {
        await using var world = await CreateAsync("2025-10-25");
        await world.LetAsync("2025-10-26", "2026-09-30", issued: "2025-10-26", dueDay: 26);
        foreach (var (utc, told) in new[] { ("2025-10-26T21:59", ""), ("2025-10-26T22:59", ""), ("2025-10-26T23:01", "2025-10-27") })
        {
            world.Estate.Time.Set(Utc(utc));
            await world.Estate.Scoped<ReminderScans>().RunAsync(world.Estate.Get<AgencyClock>().Today, Actor.System);
            Assert.Equal(told, await world.MilestonesAsync(EventKinds.RentOverdue));
        }
    }

    private static DateTime Utc(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static ReminderWorker Worker(ReminderWorld world, TimeProvider time) =>
        new(world.Estate.Get<IServiceScopeFactory>(), world.Estate.Get<EstateChanges>(), world.Estate.Get<AgencyClock>(), time, NullLogger<ReminderWorker>.Instance);

    private sealed class Daily(AgencyClock clock, TimeProvider time) : DailyWorker(clock, time, NullLogger.Instance)
    {
        protected override TimeSpan AfterMidnight => TimeSpan.FromMinutes(1);

        protected override Task WorkAsync(CancellationToken ct) => Task.CompletedTask;
    }

    /// <summary>Every wait up to the longest ends at once, and it is as late as after it; a longer one does not end.</summary>
    private sealed class SteppedTime(TestTime time) : TimeProvider
    {
        public TimeSpan Longest { get; init; } = TimeSpan.MaxValue;

        public int Waits => Volatile.Read(ref _waits);

        private int _waits;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _waits);
            var ends = dueTime <= Longest;
            if (ends)
            {
                time.Advance(dueTime);
            }

            return System.CreateTimer(callback, state, ends ? TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
