using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace BlazorEstate.Live;

/// <summary>
/// Tells open screens and workers of this program that something was saved. Signals carry no data: who hears one reads
/// again, with its own permissions. Publishing never waits for a subscriber, and no lock is held while one is called.
/// </summary>
public sealed class EstateChanges(ILogger<EstateChanges> log, TimeProvider time)
{
    /// <summary>A subscriber is called at once, then at most once in this time, with all that came in between.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    // No bell that hangs keeps a screen from its news for longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<long, long> _readings = new();
    private ImmutableList<Subscription> _subscriptions = [];

    /// <summary>
    /// Rises with every <see cref="ChangeKinds.Reading"/> of a person, before anybody hears of it: what was computed
    /// for the person under another number may be out of date.
    /// </summary>
    public long ReadingOf(long personId) => _readings.GetValueOrDefault(personId) + _readings.GetValueOrDefault(0);

    public void Publish(params ReadOnlySpan<EstateChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Kind.HasFlag(ChangeKinds.Reading))
            {
                _readings.AddOrUpdate(change.Id, 1, static (_, count) => count + 1);
            }
        }

        // A bell is drawn in no time and a page is not: with hundreds of screens open, these wait until all bells are drawn.
        var all = Volatile.Read(ref _subscriptions);
        var bells = new List<Task>();
        foreach (var bell in all)
        {
            if (bell.IsBell && bell.Offer(changes) is { IsCompleted: false } drawn)
            {
                bells.Add(drawn);
            }
        }

        if (bells.Count == 0)
        {
            OfferScreens(all, changes);
        }
        else
        {
            _ = OfferScreensAsync(all, changes.ToArray(), Task.WhenAll(bells));
        }
    }

    private static void OfferScreens(ImmutableList<Subscription> all, ReadOnlySpan<EstateChange> changes)
    {
        foreach (var screen in all)
        {
            if (!screen.IsBell)
            {
                screen.Offer(changes);
            }
        }
    }

    private async Task OfferScreensAsync(ImmutableList<Subscription> all, EstateChange[] changes, Task bells)
    {
        await Task.WhenAny(bells, Task.Delay(LongestWait, _time));
        OfferScreens(all, changes);
    }

    /// <summary>Calls back (on a pool thread, one call at a time) after changes of these kinds, until disposed.</summary>
    public IDisposable Subscribe(ChangeKinds interest, Func<IReadOnlyCollection<EstateChange>, Task> callback)
    {
        var subscription = new Subscription(this, interest, callback);
        ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));
        return subscription;
    }

    private sealed class Subscription(EstateChanges owner, ChangeKinds interest, Func<IReadOnlyCollection<EstateChange>, Task> callback) : IDisposable, IThreadPoolWorkItem
    {
        private readonly Lock _gate = new();
        private HashSet<EstateChange> _waiting = [];
        private long _called;
        private bool _running;
        private volatile bool _disposed;
        private TaskCompletionSource? _drawn;

        public bool IsBell { get; } = (interest & ~(ChangeKinds.Notification | ChangeKinds.Reading)) == 0;

        /// <summary>Ends with the call that these changes start; at once where none is started.</summary>
        public Task Offer(ReadOnlySpan<EstateChange> changes)
        {
            TaskCompletionSource? drawn = null;
            lock (_gate)
            {
                foreach (var change in changes)
                {
                    if ((change.Kind & interest) != 0)
                    {
                        // A flood says no more than "many": one signal per kind keeps the set small.
                        _waiting.Add(_waiting.Count < 64 ? change : new EstateChange(change.Kind));
                    }
                }

                if (_running || _waiting.Count == 0 || _disposed)
                {
                    return Task.CompletedTask;
                }

                _running = true;
                if (IsBell)
                {
                    drawn = _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            // In the order of the offers, whichever thread publishes.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return drawn?.Task ?? Task.CompletedTask;
        }

        public void Execute() => _ = DrainAsync();

        public void Dispose()
        {
            _disposed = true;
            ImmutableInterlocked.Update(ref owner._subscriptions, list => list.Remove(this));
        }

        private async Task DrainAsync()
        {
            do
            {
                // Nothing waits on a timer unless the next change comes too soon.
                if (_called != 0 && Pace - owner._time.GetElapsedTime(_called) is { Ticks: > 0 } early)
                {
                    await Task.Delay(early, owner._time);
                }

                await CallAsync(Take());
                _called = owner._time.GetTimestamp();
                Interlocked.Exchange(ref _drawn, null)?.TrySetResult();
            }
            while (More());
        }

        private async Task CallAsync(HashSet<EstateChange> batch)
        {
            try
            {
                if (!_disposed)
                {
                    await callback(batch);
                }
            }
            catch (ObjectDisposedException)
            {
                Dispose();
            }
            catch (Exception e)
            {
                owner._log.LogError(e, "A subscriber to changes failed");
            }
        }

        private HashSet<EstateChange> Take()
        {
            lock (_gate)
            {
                var batch = _waiting;
                _waiting = [];
                return batch;
            }
        }

        private bool More()
        {
            lock (_gate)
            {
                return _running = _waiting.Count > 0 && !_disposed;
            }
        }
    }

    private readonly ILogger _log = log;
    private readonly TimeProvider _time = time;
}
