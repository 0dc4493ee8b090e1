using System.Collections.Concurrent;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazorEstate.Tests.Live;

/// <summary>Protects the signals behind every live screen: heard at once, a burst heard as few, one bad listener harms nobody.</summary>
public sealed class EstateChangesTests
{
    private readonly EstateChanges _changes = new(NullLogger<EstateChanges>.Instance, TimeProvider.System);

    [Fact]
    public async Task A_subscriber_hears_the_kinds_it_asked_for()
    {
        var heard = new BlockingCollection<EstateChange>();
        using var subscription = _changes.Subscribe(ChangeKinds.Payment | ChangeKinds.Lease, batch => AddAll(heard, batch));
        _changes.Publish(new EstateChange(ChangeKinds.Owner, 1), new EstateChange(ChangeKinds.Payment, 7));
        Assert.Equal(new EstateChange(ChangeKinds.Payment, 7), await TakeAsync(heard));
        Assert.Empty(heard);
    }

    [Fact]
    public async Task A_burst_is_heard_in_few_calls_and_loses_nothing()
    {
        var calls = 0;
        var heard = new ConcurrentDictionary<long, bool>();
        var all = new TaskCompletionSource();
        using var subscription = _changes.Subscribe(ChangeKinds.Payment, batch =>
        {
            Interlocked.Increment(ref calls);
            foreach (var change in batch)
            {
                heard[change.Id] = true;
            }

            if (heard.ContainsKey(0) || heard.Count == 1000)
            {
                all.TrySetResult();
            }

            return Task.CompletedTask;
        });
        for (var i = 1; i <= 1000; i++)
        {
            _changes.Publish(new EstateChange(ChangeKinds.Payment, i));
        }

        await all.Task.WaitAsync(Waiting.Patience);
        Assert.InRange(calls, 1, 5);
    }

    [Fact]
    public async Task One_listener_that_fails_leaves_the_others_their_signal()
    {
        var heard = new BlockingCollection<EstateChange>();
        using var bad = _changes.Subscribe(ChangeKinds.Payment, _ => throw new InvalidOperationException("broken page"));
        using var good = _changes.Subscribe(ChangeKinds.Payment, batch => AddAll(heard, batch));
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 1));
        Assert.Equal(1, (await TakeAsync(heard)).Id);
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 2));
        Assert.Equal(2, (await TakeAsync(heard)).Id);
    }

    [Fact]
    public async Task After_disposal_nothing_is_heard()
    {
        var heard = new BlockingCollection<EstateChange>();
        var gone = new BlockingCollection<EstateChange>();
        _changes.Subscribe(ChangeKinds.Payment, batch => AddAll(gone, batch)).Dispose();
        using var good = _changes.Subscribe(ChangeKinds.Payment, batch => AddAll(heard, batch));
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 1));
        await TakeAsync(heard);
        Assert.Empty(gone);
    }

    [Fact]
    public async Task Screens_wait_until_the_bells_are_drawn_also_with_signals_for_them_alone()
    {
        var (bell, rings) = (new TaskCompletionSource(), new TaskCompletionSource());
        var screens = new ConcurrentBag<int>();
        using var ringing = _changes.Subscribe(ChangeKinds.Notification, _ =>
        {
            rings.SetResult();
            return bell.Task;
        });
        var open = Enumerable.Range(0, 40).Select(i => _changes.Subscribe(ChangeKinds.Payment, _ =>
        {
            screens.Add(i);
            return Task.CompletedTask;
        })).ToList();
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 1), new EstateChange(ChangeKinds.Notification, 1));
        await rings.Task.WaitAsync(Waiting.Patience);
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 2));
        Assert.Empty(screens);

        bell.SetResult();
        await Waiting.UntilAsync(() => screens.Distinct().Count() == 40);
        open.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task Screens_are_drawn_also_while_bells_ring_without_end()
    {
        // One of them is always under way: each ends when the other has begun again.
        var begun = new[] { new SemaphoreSlim(0), new SemaphoreSlim(0) };
        var drawn = false;
        var bells = Enumerable.Range(0, 2).Select(i => _changes.Subscribe(ChangeKinds.Notification, async _ =>
        {
            begun[i].Release();
            _changes.Publish(new EstateChange(ChangeKinds.Notification, 1));
            if (!Volatile.Read(ref drawn))
            {
                await begun[1 - i].WaitAsync(TimeSpan.FromMilliseconds(400));
            }
        })).ToList();
        using var screen = _changes.Subscribe(ChangeKinds.Payment, _ =>
        {
            Volatile.Write(ref drawn, true);
            return Task.CompletedTask;
        });
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 1), new EstateChange(ChangeKinds.Notification, 1));
        await Waiting.UntilAsync(() => Volatile.Read(ref drawn));
        bells.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task Screens_are_drawn_a_few_at_a_time()
    {
        var (now, most, drawn) = (0, 0, 0);
        var open = Enumerable.Range(0, 60).Select(_ => _changes.Subscribe(ChangeKinds.Payment, async _ =>
        {
            var together = Interlocked.Increment(ref now);
            for (var seen = Volatile.Read(ref most); together > seen; seen = Volatile.Read(ref most))
            {
                Interlocked.CompareExchange(ref most, together, seen);
            }

            await Task.Yield();
            Interlocked.Decrement(ref now);
            Interlocked.Increment(ref drawn);
        })).ToList();
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 1));
        await Waiting.UntilAsync(() => Volatile.Read(ref drawn) == 60);
        Assert.InRange(most, 1, Math.Max(2, Environment.ProcessorCount));
        open.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task Bells_and_screens_that_hang_keep_the_others_for_a_moment_only()
    {
        var never = new TaskCompletionSource();
        var heard = false;
        using var bell = _changes.Subscribe(ChangeKinds.Notification, _ => never.Task);
        var hanging = Enumerable.Range(0, Environment.ProcessorCount + 1).Select(_ => _changes.Subscribe(ChangeKinds.Payment, _ => never.Task)).ToList();
        using var good = _changes.Subscribe(ChangeKinds.Payment, _ =>
        {
            heard = true;
            return Task.CompletedTask;
        });
        _changes.Publish(new EstateChange(ChangeKinds.Payment, 1), new EstateChange(ChangeKinds.Notification, 1));
        await Waiting.UntilAsync(() => Volatile.Read(ref heard));
        hanging.ForEach(one => one.Dispose());
    }

    [Theory]
    [InlineData("Payment", ChangeKinds.Payment)]
    [InlineData("ReportLink", ChangeKinds.Unit)]
    public async Task What_another_program_saved_is_published_here_and_what_this_one_saved_is_not_published_twice(string subject, ChangeKinds kind)
    {
        await using var estate = await TestEstate.CreateAsync();
        var tail = ActivatorUtilities.CreateInstance<AuditTail>(estate.Services);
        var heard = new BlockingCollection<EstateChange>();
        using var subscription = estate.Get<EstateChanges>().Subscribe(ChangeKinds.Everything, batch => AddAll(heard, batch));
        await estate.OwnerAsync();
        var seen = await tail.FollowAsync(0, default);
        Assert.Empty(heard);

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={estate.DatabaseFile}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO AuditEntries(At,ActorName,Origin,Action,SubjectKind,SubjectId,SubjectCode,Changes,Instance,PreviousHash,Hash) VALUES('2025-01-01','x',2,'create',$subject,5,'5','{}','other','','')";
            command.Parameters.AddWithValue("$subject", subject);
            await command.ExecuteNonQueryAsync();
        }

        await tail.FollowAsync(seen, default);
        while ((await TakeAsync(heard)).Kind != kind)
        {
        }
    }

    private static Task AddAll(BlockingCollection<EstateChange> heard, IReadOnlyCollection<EstateChange> batch)
    {
        foreach (var change in batch)
        {
            heard.Add(change);
        }

        return Task.CompletedTask;
    }

    private static Task<EstateChange> TakeAsync(BlockingCollection<EstateChange> heard) =>
        Task.Run(() => heard.TryTake(out var change, TimeSpan.FromSeconds(10)) ? change : throw new TimeoutException("nothing was heard"));
}
