using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import.Reading;

/// <summary>What is wrong with one value of a file. Line 0 speaks of the whole file, column "" of the whole row.</summary>
public sealed record RowError(string File, int Line, string Column, string Value, Problem Problem);

/// <summary>Counts all errors and keeps the first <see cref="Shown"/>.</summary>
public sealed class RowErrors
{
    public const int Shown = 500;
    private const int ValueChars = 80;
    private readonly List<RowError> _first = [];

    public int Count { get; private set; }

    public IReadOnlyList<RowError> First => _first;

    public void Add(CsvFormat format, int line, string column, string? value, string code, params object[] args)
    {
        Count++;
        if (_first.Count < Shown)
        {
            value ??= "";
            _first.Add(new RowError(format.Name, line, column, value.Length > ValueChars ? value[..ValueChars] + "…" : value, new Problem(column, code, args)));
        }
    }

    /// <summary>Problems that a record found in itself, each at the column that its field came from.</summary>
    public void Add(CsvFormat format, int line, Result result, Func<string, string?> valueOf)
    {
        foreach (var problem in result.Problems)
        {
            var column = Column(problem.Field);
            Add(format, line, column, valueOf(column), problem.Code, problem.Args);
        }
    }

    // postalCode came from postal_code, areaM2 from area_m2.
    private static string Column(string field) => field == "areaM2" ? "area_m2" : string.Concat(field.Select(c => char.IsAsciiLetterUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));
}
