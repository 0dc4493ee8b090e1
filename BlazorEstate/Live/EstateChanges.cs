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

    private readonly ConcurrentDictionary<long, long> _readings = new();
    private readonly DrawingTurns _turns = new(time);
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

        // Bells before screens, also in the order in which threads are taken.
        var all = changes.IsEmpty ? [] : Volatile.Read(ref _subscriptions);
        foreach (var bells in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var subscription in all)
            {
                if (subscription.IsBell == bells)
                {
                    subscription.Offer(changes);
                }
            }
        }
    }

    /// <summary>Calls back (on a pool thread, one call at a time) after changes of these kinds, until disposed.</summary>
    public IDisposable Subscribe(ChangeKinds interest, Func<IReadOnlyCollection<EstateChange>, Task> callback)
    {
        var subscription = new Subscription(interest, callback, _turns, Forget, time, log);
        ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));
        return subscription;
    }

    private void Forget(Subscription subscription) => ImmutableInterlocked.Update(ref _subscriptions, list => list.Remove(subscription));
}
