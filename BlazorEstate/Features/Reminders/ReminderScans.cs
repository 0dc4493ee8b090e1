using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Reminders;

/// <summary>All that the program notices by itself. A scan that fails does not keep the others from running.</summary>
public sealed class ReminderScans(IEnumerable<IDailyScan> scans, ILogger<ReminderScans> log)
{
    /// <summary>What each scan wrote; a scan that failed altogether counts as one failure.</summary>
    public async Task<IReadOnlyList<ScanRun>> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var runs = new List<ScanRun>();
        foreach (var scan in scans)
        {
            try
            {
                runs.Add(await scan.RunAsync(day, actor, ct));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Scan {Scan} of {Day:O} failed", scan.Name, day);
                runs.Add(new ScanRun(scan.Name, Failed: 1));
            }
        }

        return runs;
    }
}
