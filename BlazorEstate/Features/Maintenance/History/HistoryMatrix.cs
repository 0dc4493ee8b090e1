namespace BlazorEstate.Features.Maintenance.History;

/// <summary>Sums by category and year as a table: the newest years and the dearest categories by themselves, the others together.</summary>
public sealed class HistoryMatrix
{
    public const int MostYears = 5;
    public const int MostCategories = 8;

    private readonly Dictionary<(int? Year, string? Category), (int Count, long Cost)> _cells = [];

    public HistoryMatrix(IReadOnlyCollection<HistorySum> sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        AllYears = [.. sums.Select(s => s.Year).Distinct().OrderDescending()];
        Years = [.. AllYears.Take(AllYears.Count > MostYears + 1 ? MostYears : MostYears + 1)];
        AllCategories = [.. sums.GroupBy(s => s.Category).OrderByDescending(g => g.Sum(s => s.Cost)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        Categories = [.. AllCategories.Take(AllCategories.Count > MostCategories + 1 ? MostCategories : MostCategories + 1)];
        foreach (var sum in sums)
        {
            var (year, category) = ((int?)(Years.Contains(sum.Year) ? sum.Year : 0), Categories.Contains(sum.Category) ? sum.Category : "");
            foreach (var key in ((int?, string?)[])[(year, category), (year, null), (null, category), (null, null)])
            {
                var (count, cost) = _cells.GetValueOrDefault(key);
                _cells[key] = (count + sum.Count, cost + sum.Cost);
            }
        }
    }

    public IReadOnlyList<int> AllYears { get; }

    public IReadOnlyList<string> AllCategories { get; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>The dearest first.</summary>
    public IReadOnlyList<string> Categories { get; }

    public bool HasEarlier => AllYears.Count > Years.Count;

    public bool HasOthers => AllCategories.Count > Categories.Count;

    /// <summary>Count and cost in minor units. Year 0 stands for the earlier ones, category "" for the others, null for all together.</summary>
    public (int Count, long Cost) this[int? year, string? category] => _cells.GetValueOrDefault((year, category));
}
