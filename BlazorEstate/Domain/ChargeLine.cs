namespace BlazorEstate.Domain;

/// <summary>One line of a charge: what it is for, the days it covers (inclusive) and its amount.</summary>
/// <param name="Amount">Minor units without VAT; already prorated and rounded.</param>
public readonly record struct ChargeLine(LineKind Kind, string Label, DateOnly From, DateOnly To, long Amount);
