namespace BlazorEstate.Features.Visits;

/// <summary>Marks VisitsText.resx.</summary>
public sealed class VisitsText;
