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

    /// <summary>The value under the key, computed anew when anything was changed since; <paramref name="size"/> tells its bytes.</summary>
    public async ValueTask<T> GetAsync<T>(string key, Func<T, long> size, Func<CancellationToken, Task<T>> compute, CancellationToken ct = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(compute);
        var now = await revision.NowAsync(ct);
        if (_cache.TryGetValue(key, out Entry? entry) && entry!.Revision == now && entry.Value is T kept)
        {
            return kept;
        }

        // The revision was read first: a change in between makes this entry look older than it is, never newer.
        var value = await compute(ct);
        _cache.Set(key, new Entry(now, value), new MemoryCacheEntryOptions { Size = size(value) + (2 * key.Length) + 128, SlidingExpiration = TimeSpan.FromMinutes(10) });
        return value;
    }

    public void Dispose() => _cache.Dispose();

    private sealed record Entry(long Revision, object Value);
}
