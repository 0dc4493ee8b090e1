using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>A line while a person edits it. The amount in minor units per month.</summary>
public sealed class LineDraft
{
    public LineKind Kind { get; set; }

    public string Label { get; set; } = "";

    public long? Amount { get; set; }

    /// <summary>Where this line's problems stand.</summary>
    public string Field => Kind switch { LineKind.Rent => "rent", LineKind.Other => "other", _ => "charges" };

    public LineTerms Terms => new(Kind, Label, Amount ?? 0);

    /// <summary>What was typed and is no amount is told as that, before the domain calls it too large.</summary>
    public static Result Readable(IEnumerable<LineDraft> lines, long? deposit = null) => Result.Fail([
        .. lines.Where(l => l.Amount == long.MaxValue).Select(l => new Problem(l.Field, "Malformed")).Distinct(),
        .. deposit == long.MaxValue ? [new Problem("deposit", "Malformed")] : Array.Empty<Problem>()]);

    /// <summary>The sum of what can be an amount.</summary>
    public static long Sum(IEnumerable<LineDraft> lines) => lines.Sum(l => l.Amount is { } amount && Math.Abs(amount) <= RentLimits.Amount ? amount : 0);

    public static LineDraft Of(LineRow line) => new() { Kind = line.Kind, Label = line.Label, Amount = line.Amount };

    public static List<LineDraft> Of(IEnumerable<LineRow> lines) => [.. lines.OrderBy(l => l.Kind).Select(Of)];
}
