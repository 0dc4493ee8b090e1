using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace BlazorEstate.Data;

/// <summary>
/// Keeps what was computed from the database until the database changes. Exact: an answer is given only if the audit trail's
/// newest row is still the one it was computed under, checked at every call. Bounded to <see cref="LargestTotal"/> bytes.
/// </summary>
public sealed class RevisionCache(Revision revision) : IDisposable
{
    public const long LargestTotal = 32 * 1024 * 1024;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = LargestTotal, CompactionPercentage = 0.3 });
    private readonly ConcurrentDictionary<(string Key, long Revision), Lazy<Task<object>>> _underWay = new();

    /// <summary>
    /// The value under the key, computed anew when anything was changed since; <paramref name="size"/> tells its bytes.
    /// Many who ask at once (every open screen after a change) wait for one computation.
    /// </summary>
    public async ValueTask<T> GetAsync<T>(string key, Func<T, long> size, Func<CancellationToken, Task<T>> compute, CancellationToken ct = default)
        where T : class
        => await GetAsync(key, null, size, compute, ct);

    /// <summary>The same at a revision that the caller read a moment ago, for instance once for a whole request; null reads it now.</summary>
    public async ValueTask<T> GetAsync<T>(string key, long? readAt, Func<T, long> size, Func<CancellationToken, Task<T>> compute, CancellationToken ct = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(compute);
        var now = readAt ?? await revision.NowAsync(ct);
        if (_cache.TryGetValue(key, out Entry? entry) && entry!.Revision == now && entry.Value is T kept)
        {
            return kept;
        }

        // One caller's leaving must not end what others wait for: the computation itself is not cancelled.
        var work = _underWay.GetOrAdd((key, now), id => new Lazy<Task<object>>(() => ComputeAsync(id, size, compute)));
        return (T)await work.Value.WaitAsync(ct);
    }

    public void Dispose() => _cache.Dispose();

    private async Task<object> ComputeAsync<T>((string Key, long Revision) id, Func<T, long> size, Func<CancellationToken, Task<T>> compute)
        where T : class
    {
        try
        {
            // The revision was read first: a change in between makes this entry look older than it is, never newer.
            var value = await Task.Run(() => compute(CancellationToken.None));
            _cache.Set(id.Key, new Entry(id.Revision, value), new MemoryCacheEntryOptions { Size = size(value) + (2 * id.Key.Length) + 128, SlidingExpiration = TimeSpan.FromMinutes(10) });
            return value;
        }
        finally
        {
            _underWay.TryRemove(id, out _);
        }
    }

    private sealed record Entry(long Revision, object Value);
}
