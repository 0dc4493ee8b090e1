namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>What is typed is saved when the typing pauses, not letter by letter.</summary>
internal sealed class TypingPause : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(600);

    private CancellationTokenSource? _waiting;

    /// <summary>True after a pause; false where more was typed meanwhile, or the wait was ended.</summary>
    public async Task<bool> WaitAsync()
    {
        Dispose();
        _waiting = new CancellationTokenSource();
        var ended = _waiting.Token;
        await Task.Delay(Length, ended).ContinueWith(_ => { }, TaskScheduler.Default);
        return !ended.IsCancellationRequested;
    }

    public void End() => _waiting?.Cancel();

    public void Dispose()
    {
        End();
        _waiting?.Dispose();
        _waiting = null;
    }
}
