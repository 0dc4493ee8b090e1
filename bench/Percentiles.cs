using System.Diagnostics;

namespace BlazorEstate.Bench;

internal static class Percentiles
{
    /// <summary>Runs an act often, after some that do not count, and prints its median, 95th percentile and largest time, and the processor time of each.</summary>
    public static async Task MeasureAsync(string name, Func<int, Task> act, int times = 300, int warm = 30)
    {
        for (var i = 0; i < warm; i++)
        {
            await act(i);
        }

        var taken = new double[times];
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await act(warm + i);
            taken[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times;
        Array.Sort(taken);
        Console.WriteLine(FormattableString.Invariant($"{name,-52} p50 {taken[times / 2],8:0.00} ms   p95 {taken[times * 95 / 100],8:0.00} ms   max {taken[^1],8:0.00} ms   processor {each,7:0.00} ms"));
    }
}
