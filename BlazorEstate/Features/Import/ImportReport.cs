using BlazorEstate.Features.Import.Reading;

namespace BlazorEstate.Features.Import;

/// <summary>What is asked of an import.</summary>
/// <param name="Until">Charges are issued for every period that begins by this day.</param>
/// <param name="MayClose">Whether a database that holds nothing yet may be closed to everybody else meanwhile, which is quicker. Not where pages are served from it.</param>
public sealed record ImportOptions(DateOnly Until, bool DryRun = false, bool MayClose = false);

/// <summary>How many records of a kind the files brought.</summary>
public sealed class KindCount
{
    public int New { get; set; }

    /// <summary>Already there, and left as they are.</summary>
    public int Existing { get; set; }

    /// <summary>Those of <see cref="Existing"/> that the file describes differently.</summary>
    public int Different { get; set; }
}

/// <summary>A record that is there already and that the file describes differently: the stored one stays.</summary>
public sealed record Difference(string File, int Line, string Code);

/// <summary>What an import did, or would do.</summary>
public sealed class ImportReport
{
    public const int DifferencesShown = 100;

    public required IReadOnlyList<ReadFile> Files { get; init; }

    public required RowErrors Errors { get; init; }

    public bool DryRun { get; init; }

    public DateOnly IssuedUntil { get; init; }

    /// <summary>Per file name.</summary>
    public Dictionary<string, KindCount> Counts { get; } = CsvFormat.All.ToDictionary(f => f.Name, _ => new KindCount());

    public List<Difference> Differences { get; } = [];

    /// <summary>The largest number among new codes such as O00416, by prefix.</summary>
    internal Dictionary<string, long> HighestCodes { get; } = [];

    /// <summary>Vendors that the interventions named and nobody knew.</summary>
    public int Vendors { get; set; }

    public int ChargesIssued { get; set; }

    public int Allocations { get; set; }

    /// <summary>New charges, minor units.</summary>
    public long Billed { get; set; }

    /// <summary>New payments, minor units.</summary>
    public long Paid { get; set; }

    /// <summary>Newly put on charges, minor units.</summary>
    public long Allocated { get; set; }

    /// <summary>The run that was kept; null for a dry run, an import with errors or one that brought nothing new.</summary>
    public long? RunId { get; set; }

    internal void NoteCode(string prefix, string code)
    {
        if (code.StartsWith(prefix, StringComparison.Ordinal) && code.Length <= 10
            && long.TryParse(code.AsSpan(prefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            HighestCodes[prefix] = Math.Max(number, HighestCodes.GetValueOrDefault(prefix));
        }
    }

    public bool BringsNothing => ChargesIssued == 0 && Counts.Values.All(c => c.New == 0);
}

/// <summary>Where a long import stands. <paramref name="Done"/> of <paramref name="Total"/> leases with their money.</summary>
public readonly record struct ImportProgress(ImportStage Stage, int Done = 0, int Total = 0);

public enum ImportStage
{
    Reading,
    Writing,
    Finishing,
}
