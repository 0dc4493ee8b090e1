namespace BlazorEstate.Tests.Support;

/// <summary>A clock that stands where a test puts it.</summary>
public sealed class TestTime(DateTime utc) : TimeProvider
{
    private long _ticks = DateTime.SpecifyKind(utc, DateTimeKind.Utc).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Set(DateTime utc) => Interlocked.Exchange(ref _ticks, utc.Ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
