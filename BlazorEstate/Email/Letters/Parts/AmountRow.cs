namespace BlazorEstate.Email.Letters.Parts;

/// <summary>A row of a table of amounts.</summary>
/// <param name="Amount">Written out.</param>
/// <param name="Detail">Smaller, below the label.</param>
/// <param name="Strong">A sum.</param>
public sealed record AmountRow(string Label, string Amount, string? Detail = null, bool Strong = false);
