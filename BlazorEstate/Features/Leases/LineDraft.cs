using BlazorEstate.Domain;

namespace BlazorEstate.Features.Leases;

/// <summary>A line while a person edits it. The amount in minor units per month.</summary>
public sealed class LineDraft
{
    public LineKind Kind { get; set; }

    public string Label { get; set; } = "";

    public long? Amount { get; set; }

    public LineTerms Terms => new(Kind, Label, Amount ?? 0);

    public static LineDraft Of(LineRow line) => new() { Kind = line.Kind, Label = line.Label, Amount = line.Amount };

    public static List<LineDraft> Of(IEnumerable<LineRow> lines) => [.. lines.OrderBy(l => l.Kind).Select(Of)];
}
