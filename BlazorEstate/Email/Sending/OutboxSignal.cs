namespace BlazorEstate.Email.Sending;

/// <summary>Wakes the sender, and tells what it is doing to who wants to show it.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0, 1);
    private ServerTrouble? _trouble;

    /// <summary>Mails changed their state, or the server its. True: one of them is dead, and people were told.</summary>
    public event Action<bool>? Changed;

    /// <summary>What keeps all mails back; null while the server answers.</summary>
    public ServerTrouble? Trouble
    {
        get => Volatile.Read(ref _trouble);
        internal set => Volatile.Write(ref _trouble, value);
    }

    /// <summary>There may be something to send. Nothing is lost without: the sender looks by itself every few seconds.</summary>
    public void Wake()
    {
        lock (_wake)
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    public void Dispose() => _wake.Dispose();

    internal Task<bool> WaitAsync(TimeSpan most, CancellationToken ct) => _wake.WaitAsync(most, ct);

    internal void Tell(bool told = false) => Changed?.Invoke(told);
}

/// <param name="Since">UTC.</param>
/// <param name="NextAt">UTC.</param>
public sealed record ServerTrouble(string Message, DateTime Since, DateTime NextAt);
