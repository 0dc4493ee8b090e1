namespace BlazorEstate.Features.Plans;

/// <summary>Marks PlansText.resx.</summary>
public sealed class PlansText;
