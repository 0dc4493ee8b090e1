namespace BlazorEstate.Live;

/// <summary>
/// Who is called when. Bells are drawn in no time and go at once. Everything else goes a few at a time, after the bells: with hundreds
/// of screens open, what the bells have to send and whatever else the program is asked for would otherwise wait behind them all.
/// </summary>
internal sealed class DrawingTurns(TimeProvider time)
{
    // Bells keep the screens from their news no longer than this, a screen that waits for something those behind it.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private static readonly int Together = Math.Max(2, Environment.ProcessorCount);

    private readonly Lock _gate = new();
    private readonly Queue<Subscription> _screens = [];
    private int _bellsUnderWay;
    private long _ringingSince;
    private int _screensUnderWay;

    /// <summary>Has it executed on a pool thread when it is its turn; it then says by <see cref="HoldAsync"/> how long that lasts.</summary>
    public void Take(Subscription one)
    {
        lock (_gate)
        {
            if (!one.IsBell)
            {
                _screens.Enqueue(one);
                Next();
                return;
            }

            if (_bellsUnderWay++ == 0)
            {
                _ringingSince = time.GetTimestamp();
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(one, preferLocal: false);
    }

    /// <summary>Keeps the turn until it is called, and ends with the call.</summary>
    public async Task HoldAsync(Subscription one, Task called)
    {
        if (!called.IsCompleted)
        {
            await Task.WhenAny(called, Task.Delay(Longest, time));
        }

        lock (_gate)
        {
            _ = one.IsBell ? _bellsUnderWay-- : _screensUnderWay--;
            Next();
        }

        await called;
    }

    // Where events never cease, some bell is always under way.
    private bool MayDraw => _bellsUnderWay == 0 || time.GetElapsedTime(_ringingSince) > Longest;

    private void Next()
    {
        while (MayDraw && _screensUnderWay < Together && _screens.TryDequeue(out var screen))
        {
            _screensUnderWay++;
            ThreadPool.UnsafeQueueUserWorkItem(screen, preferLocal: false);
        }
    }
}
