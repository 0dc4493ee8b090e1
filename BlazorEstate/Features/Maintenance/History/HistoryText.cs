namespace BlazorEstate.Features.Maintenance.History;

/// <summary>Marks HistoryText.resx.</summary>
public sealed class HistoryText;
