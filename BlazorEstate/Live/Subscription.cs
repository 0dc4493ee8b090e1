namespace BlazorEstate.Live;

/// <summary>One that listens to <see cref="EstateChanges"/>: called back for what it is interested in, one call at a time.</summary>
internal sealed class Subscription : IDisposable, IThreadPoolWorkItem
{
    private readonly ChangeKinds _interest;
    private readonly Func<IReadOnlyCollection<EstateChange>, Task> _callback;
    private readonly DrawingTurns _turns;
    private readonly Action<Subscription> _forget;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ITimer _pace;
    private readonly Lock _gate = new();
    private HashSet<EstateChange> _waiting = [];
    private long _called;
    private bool _running;
    private volatile bool _disposed;

    public Subscription(
        ChangeKinds interest, Func<IReadOnlyCollection<EstateChange>, Task> callback, DrawingTurns turns, Action<Subscription> forget, TimeProvider time, ILogger log)
    {
        (_interest, _callback, _turns, _forget, _time, _log) = (interest, callback, turns, forget, time, log);
        IsBell = (interest & ~(ChangeKinds.Notification | ChangeKinds.Reading)) == 0;
        _pace = time.CreateTimer(static one => ((Subscription)one!).TakeTurn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsBell { get; }

    public void Offer(ReadOnlySpan<EstateChange> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes)
            {
                if ((change.Kind & _interest) != 0)
                {
                    // A flood says no more than "many": one signal per kind keeps the set small.
                    _waiting.Add(_waiting.Count < 64 ? change : new EstateChange(change.Kind));
                }
            }

            if (_running || _waiting.Count == 0 || _disposed)
            {
                return;
            }

            _running = true;
        }

        Start();
    }

    public void Execute() => _ = DrawAsync();

    public void Dispose()
    {
        _disposed = true;
        _pace.Dispose();
        _forget(this);
    }

    // Nothing waits on a timer unless the next change comes too soon.
    private void Start()
    {
        if (_called == 0 || EstateChanges.Pace - _time.GetElapsedTime(_called) is not { Ticks: > 0 } early)
        {
            TakeTurn();
        }
        else
        {
            _pace.Change(early, Timeout.InfiniteTimeSpan);
        }
    }

    private void TakeTurn() => _turns.Take(this);

    private async Task DrawAsync()
    {
        await _turns.HoldAsync(this, CallAsync());
        _called = _time.GetTimestamp();
        if (More())
        {
            Start();
        }
    }

    private async Task CallAsync()
    {
        try
        {
            var batch = Take();
            if (!_disposed)
            {
                await _callback(batch);
            }
        }
        catch (ObjectDisposedException)
        {
            Dispose();
        }
        catch (Exception e)
        {
            _log.LogError(e, "A subscriber to changes failed");
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
